using Microsoft.Data.Sqlite;

namespace DisclosureExtract.Server.Library;

/// <summary>How far the review of a document is: none, started, or settled where every open fault has a decision that stands.</summary>
static class ReviewState
{
    public static void Refresh(SqliteConnection connection, string sha256)
    {
        var settled = Store.Query(connection, """
            SELECT count(DISTINCT d.cause) FROM decisions d WHERE d.document = @document AND json_extract(d.json, '$.action') <> 'undo'
            AND NOT EXISTS (SELECT 1 FROM decisions l WHERE l.document = d.document AND json_extract(l.json, '$.supersedes') = d.id)
            """, r => r.GetInt32(0), ("@document", sha256))[0];
        var any = Store.Query(connection, "SELECT count(*) FROM decisions WHERE document = @document", r => r.GetInt32(0), ("@document", sha256))[0];
        Store.Run(connection, "UPDATE documents SET review = CASE WHEN @any = 0 THEN 'none' WHEN @settled >= causes THEN 'settled' ELSE 'started' END WHERE sha256 = @document",
            ("@any", any), ("@settled", settled), ("@document", sha256));
    }
}
