mod boxes;
mod plan;
mod random;
