# What the setup scripts share. Sourced, not run.
# shellcheck shell=bash

# Say what is wrong and what to do about it, one line an argument, and stop.
fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

# Run a command as root: plainly as root, by sudo where it asks for no password. False where neither holds.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif sudo --non-interactive true 2>/dev/null; then
        sudo --non-interactive "$@"
    else
        return 1
    fi
}

# True where apt exists and may be used without asking anybody.
apt_permitted() {
    command -v apt-get >/dev/null && as_root true
}

# Fresh package lists, then the packages. `DPkg::Lock::Timeout` waits for another apt instead of failing.
apt_update() {
    as_root apt-get -qq -o DPkg::Lock::Timeout=300 update
}
apt_install() {
    echo "installing $* with apt" >&2
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 \
        install --yes --no-install-recommends "$@" >/dev/null
}
