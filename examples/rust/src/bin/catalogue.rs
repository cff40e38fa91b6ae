//! Lists what the library can find and calculate: `cargo run --bin catalogue`

fn main() {
    let catalog = soteplan::catalog();
    println!("soteplan {}: {} rules, {} methods\n", catalog.version, catalog.rules.len(), catalog.methods.len());
    for rule in &catalog.rules {
        println!("{} {:<28} {:<8} {}", rule.code, rule.name, rule.severity.as_str(), rule.family.as_str());
    }
    println!();
    for method in &catalog.methods {
        println!("{:<28} {}", method.id, method.summary);
    }
}
