namespace DisclosureExtract.Queue.Books;

/// <summary>
/// The tables of the ledger, in a schema of their own beside that of Hangfire. <c>document</c> knows every content under each
/// reading (settings and build) it was submitted for, <c>also</c> the other names it came under, <c>batch</c> what is in the
/// hands of Hangfire.
/// </summary>
static class Schema
{
    /// <summary>Raised where tables change in a way that programs of before cannot live with.</summary>
    public const string Edition = "1";

    public const string Tables = """
        CREATE SCHEMA IF NOT EXISTS disclosure;
        CREATE TABLE IF NOT EXISTS disclosure.meta(key text PRIMARY KEY, value text NOT NULL);
        CREATE TABLE IF NOT EXISTS disclosure.reading(
            id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, settings text NOT NULL, build text NOT NULL, UNIQUE(settings, build));
        CREATE TABLE IF NOT EXISTS disclosure.document(
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            sha256 bytea NOT NULL, reading int NOT NULL REFERENCES disclosure.reading, name text NOT NULL, bytes bigint NOT NULL,
            priority smallint NOT NULL, state text NOT NULL DEFAULT 'waiting', batch bigint, starts smallint NOT NULL DEFAULT 0,
            final boolean NOT NULL DEFAULT true, english text NOT NULL DEFAULT '', chinese text NOT NULL DEFAULT '',
            pages int NOT NULL DEFAULT 0, facts int NOT NULL DEFAULT 0, results text[] NOT NULL DEFAULT '{}',
            taken timestamptz NOT NULL DEFAULT now(), finished timestamptz,
            UNIQUE(sha256, reading)) WITH (autovacuum_vacuum_scale_factor = 0.02);
        CREATE INDEX IF NOT EXISTS document_waiting ON disclosure.document(priority, id) WHERE state = 'waiting';
        CREATE INDEX IF NOT EXISTS document_in_batch ON disclosure.document(batch) WHERE batch IS NOT NULL;
        CREATE INDEX IF NOT EXISTS document_finished ON disclosure.document(finished) WHERE finished IS NOT NULL;
        CREATE TABLE IF NOT EXISTS disclosure.also(
            document bigint NOT NULL REFERENCES disclosure.document, name text NOT NULL, taken timestamptz NOT NULL DEFAULT now(),
            PRIMARY KEY(document, name));
        CREATE TABLE IF NOT EXISTS disclosure.batch(
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, job bigint, fed timestamptz NOT NULL DEFAULT now());
        """;

    /// <summary>Rows of these come and go with each job: dead ones are swept before they are many.</summary>
    public const string Vacuuming = """
        ALTER TABLE hangfire.jobqueue SET (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 500);
        ALTER TABLE hangfire.job SET (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 500);
        ALTER TABLE hangfire.state SET (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 500);
        ALTER TABLE hangfire.counter SET (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 500);
        """;
}
