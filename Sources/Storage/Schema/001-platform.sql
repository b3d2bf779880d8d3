-- What the database knows of itself: the environment it was made for.
CREATE TABLE platform_settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
