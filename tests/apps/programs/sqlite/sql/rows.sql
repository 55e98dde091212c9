PRAGMA journal_mode = DELETE;
CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT, length INTEGER);
CREATE INDEX word_text ON word (text);
BEGIN;
WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
INSERT INTO word SELECT i, hex(i * 7919 % 10007), length(hex(i * 7919 % 10007)) FROM n;
COMMIT;
SELECT count(*), sum(length), min(text), max(text) FROM word;
PRAGMA integrity_check;
UPDATE word SET text = text || 'x' WHERE id % 3 = 0;
DELETE FROM word WHERE id % 5 = 0;
SELECT count(*), sum(length(text)) FROM word;
VACUUM;
PRAGMA integrity_check;
PRAGMA page_count;
