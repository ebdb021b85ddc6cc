using Microsoft.Data.Sqlite;

namespace DisclosureExtract.Server.Library;

/// <summary>
/// How far the review of a document is: none, started, or settled where every open fault of the result that is there now has a decision that
/// stands. Decisions about faults that only an older result had say nothing of this one.
/// </summary>
static class ReviewState
{
    public static void Refresh(SqliteConnection connection, string sha256) => Store.Run(connection, """
        WITH told AS (
            SELECT d.cause, json_extract(d.json, '$.action') <> 'undo' AND NOT EXISTS (
                SELECT 1 FROM decisions l WHERE l.document = d.document AND json_extract(l.json, '$.supersedes') = d.id) AS stands
            FROM decisions d WHERE d.document = @document)
        UPDATE documents SET review = CASE
            WHEN NOT EXISTS (SELECT 1 FROM told WHERE cause LIKE 'cell:%' OR cause IN (SELECT c.cause FROM causes c WHERE c.document = documents.id)) THEN 'none'
            WHEN EXISTS (SELECT 1 FROM causes c WHERE c.document = documents.id AND c.cause NOT IN (SELECT cause FROM told WHERE stands)) THEN 'started'
            ELSE 'settled' END
        WHERE sha256 = @document
        """, ("@document", sha256));
}
