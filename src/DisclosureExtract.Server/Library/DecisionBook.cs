using System.Globalization;
using System.Text.Json;
using DisclosureExtract.Correct;
using Microsoft.Data.Sqlite;

namespace DisclosureExtract.Server.Library;

/// <summary>What became of a decision that was sent.</summary>
/// <param name="Saved">When it was written; null where somebody was first.</param>
/// <param name="Decisions">All decisions about the document, in the order they were made.</param>
sealed record Saving(string? Saved, IReadOnlyList<Decision> Decisions);

/// <summary>The decisions of all reviewers. Nothing is ever changed or taken out; of two about one fault that did not know of each other, the first stands and the second is sent back.</summary>
sealed class DecisionBook(Store store, TimeProvider time)
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public IReadOnlyList<Decision> Of(string document) => store.Read("SELECT json FROM decisions WHERE document = @document ORDER BY seq", Read, ("@document", document));

    /// <param name="decision">Its <see cref="Decision.Rev"/> says how many decisions about the fault its maker had seen.</param>
    public Saving Add(string document, Decision decision) => store.Write(connection =>
    {
        var all = Store.Query(connection, "SELECT json FROM decisions WHERE document = @document ORDER BY seq", Read, ("@document", document));
        // Sent twice because the answer was lost: it is there.
        if (all.Find(d => d.Id == decision.Id) is { } there)
            return new Saving(JsonSerializer.Serialize(there, Options) == JsonSerializer.Serialize(decision, Options) ? there.At : null, all);
        if (all.Count(d => d.Cause == decision.Cause) != decision.Rev) return new Saving(null, all);
        var saved = time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        Store.Run(connection, "INSERT INTO decisions(id, document, cause, rev, json, saved) VALUES(@id, @document, @cause, @rev, @json, @saved)",
            ("@id", decision.Id), ("@document", document), ("@cause", decision.Cause), ("@rev", decision.Rev), ("@json", JsonSerializer.Serialize(decision, Options)), ("@saved", saved));
        ReviewState.Refresh(connection, document);
        return new Saving(saved, [.. all, decision]);
    });

    static Decision Read(SqliteDataReader row) => JsonSerializer.Deserialize<Decision>(row.GetString(0), Options)!;
}
