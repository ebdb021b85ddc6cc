using System.Text;
using Microsoft.Data.Sqlite;

namespace DisclosureExtract.Server.Library;

/// <summary>Answers questions about the list from the index alone; no result is opened.</summary>
sealed class DocumentList(Store store)
{
    public const int PageSize = 50;

    /// <summary>The trigram index knows no shorter words.</summary>
    const int ShortestIndexed = 3;

    const string Columns = "d.id, d.file, d.entity, d.title, d.year, d.kind, d.status, d.pages, d.facts, d.disputed, d.causes, d.covered, d.families, d.review";

    static readonly Dictionary<string, string> Orders = new()
    {
        ["status"] = "CASE d.status WHEN 'needs_review' THEN 0 WHEN 'partial' THEN 1 WHEN 'not_a_disclosure' THEN 2 ELSE 3 END {0}, d.disputed DESC",
        ["entity"] = "d.entity {0}", ["year"] = "d.year {0}", ["pages"] = "d.pages {0}", ["facts"] = "d.facts {0}", ["disputed"] = "d.disputed {0}", ["covered"] = "d.covered {0}",
    };

    sealed record Counted(long Changes, IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Facets);

    Counted? counted;

    static readonly string[] Facets = ["status", "kind", "year", "review"];

    public ListAnswer Ask(ListQuestion question)
    {
        var (where, values) = Where(question);
        var order = string.Format(System.Globalization.CultureInfo.InvariantCulture, Orders.GetValueOrDefault(question.Sort, Orders["status"]), question.Descending ? "DESC" : "ASC");
        var total = store.Read($"SELECT count(*) FROM documents d {where}", r => r.GetInt32(0), values)[0];
        var page = store.Read($"SELECT {Columns} FROM documents d {where} ORDER BY {order}, d.id LIMIT {PageSize} OFFSET @offset", ToEntry, [.. values, ("@offset", Math.Max(0, question.Page) * PageSize)]);
        return new(total, page, FacetCounts());
    }

    /// <summary>Of the whole list: the same until something changes.</summary>
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> FacetCounts()
    {
        var now = store.Changes;
        if (counted is { } there && there.Changes == now) return there.Facets;
        var facets = new Dictionary<string, IReadOnlyDictionary<string, int>>();
        foreach (var facet in Facets)
            facets[facet] = store.Read($"SELECT coalesce({facet}, ''), count(*) FROM documents GROUP BY 1 ORDER BY 1 DESC", r => (Key: r.GetString(0), Count: r.GetInt32(1)))
                .ToDictionary(f => f.Key, f => f.Count);
        facets["family"] = store.Read("SELECT families, count(*) FROM documents GROUP BY 1", r => (Families: r.GetString(0), Count: r.GetInt32(1)))
            .SelectMany(f => f.Families.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(x => (Key: x, f.Count))).GroupBy(f => f.Key)
            .OrderByDescending(g => g.Sum(f => f.Count)).ToDictionary(g => g.Key, g => g.Sum(f => f.Count));
        counted = new(now, facets);
        return facets;
    }

    public DocumentEntry? Find(long id) => store.Read($"SELECT {Columns} FROM documents d WHERE d.id = @id", ToEntry, ("@id", id)).FirstOrDefault();

    /// <summary>Path of the result below the folder, and SHA-256 of the document.</summary>
    public (string Path, string Sha256)? Place(long id) =>
        store.Read("SELECT path, sha256 FROM documents WHERE id = @id", r => (r.GetString(0), r.GetString(1)), ("@id", id)) is [var found] ? found : null;

    public IReadOnlyList<FormTotals> Forms() => store.Read(
        "SELECT form, sum(facts), sum(covered), sum(disputed) FROM forms GROUP BY form ORDER BY 2 DESC LIMIT 24", r => new FormTotals(r.GetString(0), r.GetInt32(1), r.GetInt32(2), r.GetInt32(3)));

    static (string Where, (string, object?)[] Values) Where(ListQuestion question)
    {
        var where = new StringBuilder("WHERE 1");
        var values = new List<(string, object?)>();
        void Among(string column, IReadOnlyList<string> wanted)
        {
            if (wanted.Count == 0) return;
            where.Append(System.Globalization.CultureInfo.InvariantCulture, $" AND coalesce(d.{column}, '') IN (");
            for (var i = 0; i < wanted.Count; i++)
            {
                where.Append(i > 0 ? "," : "").Append('@').Append(column).Append(i);
                values.Add(($"@{column}{i}", column == "year" && int.TryParse(wanted[i], out var year) ? year : wanted[i]));
            }
            where.Append(')');
        }

        Among("status", question.Status);
        Among("kind", question.Kind);
        Among("year", question.Year);
        Among("review", question.Review);
        for (var i = 0; i < question.Family.Count; i++)
        {
            where.Append(System.Globalization.CultureInfo.InvariantCulture, $" AND instr(' ' || d.families || ' ', @family{i}) > 0");
            values.Add(($"@family{i}", $" {question.Family[i]} "));
        }
        var n = 0;
        foreach (var word in question.Search.Normalize(NormalizationForm.FormKC).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
        {
            if (word.EnumerateRunes().Count() >= ShortestIndexed)
            {
                where.Append(System.Globalization.CultureInfo.InvariantCulture, $" AND d.id IN (SELECT rowid FROM words WHERE words MATCH @word{n})");
                values.Add(($"@word{n++}", $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
            }
            else
            {
                where.Append(System.Globalization.CultureInfo.InvariantCulture, $" AND (instr(lower(d.entity || ' ' || d.title || ' ' || d.file), lower(@word{n})) > 0)");
                values.Add(($"@word{n++}", word));
            }
        }
        return (where.ToString(), [.. values]);
    }

    static DocumentEntry ToEntry(SqliteDataReader r) => new()
    {
        Id = r.GetInt64(0),
        File = r.GetString(1),
        Entity = r.GetString(2),
        Title = r.GetString(3),
        Year = r.IsDBNull(4) ? null : r.GetInt32(4),
        Kind = r.IsDBNull(5) ? null : r.GetString(5),
        Status = r.GetString(6),
        Pages = r.GetInt32(7),
        Facts = r.GetInt32(8),
        Disputed = r.GetInt32(9),
        Causes = r.GetInt32(10),
        Covered = r.GetDouble(11),
        Families = r.GetString(12),
        Review = r.GetString(13),
    };
}
