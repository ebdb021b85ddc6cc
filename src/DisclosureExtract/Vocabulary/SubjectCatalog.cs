using System.Globalization;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Vocabulary;

/// <summary>The budget subjects of all classifications with their other names.</summary>
public sealed class SubjectCatalog
{
    readonly Dictionary<(string Classification, string Code), List<Subject>> byCode = [];
    readonly Dictionary<(string Classification, string Name), List<Subject>> byName = [];
    readonly Dictionary<(string Classification, string Code), List<string>> aliases = [];
    readonly HashSet<string> names = [];

    /// <summary>The catalogue shipped in <c>seeds/</c>, read on first use.</summary>
    public static SubjectCatalog Default => Shipped.Value;

    static readonly Lazy<SubjectCatalog> Shipped = new(static () =>
    {
        using var subjects = Seeds.Open("subjects.csv");
        using var aliases = Seeds.Open("aliases.csv");
        return Load(subjects, aliases);
    });

    /// <summary>Reads a catalogue.</summary>
    /// <param name="subjects">CSV with the columns classification, code, name, level, parent, first_year, last_year,
    /// source.</param>
    /// <param name="aliases">CSV with the columns classification, code, alias, until_year, note, source.</param>
    public static SubjectCatalog Load(TextReader subjects, TextReader aliases)
    {
        var catalog = new SubjectCatalog();
        foreach (var row in Seeds.Rows(subjects))
        {
            var name = TextFold.FoldTight(row[2]);
            catalog.Add(new Subject(row[0], row[1], name, row[4], Year(row[5]), Year(row[6]), Trust(row[7])));
        }
        foreach (var row in Seeds.Rows(aliases)) catalog.AddAlias(row[0], row[1], TextFold.FoldTight(row[2]));
        return catalog;
    }

    /// <summary>
    /// The subject with a code; where names changed over the years, the one valid in <paramref name="year"/>.
    /// </summary>
    public Subject? Find(string classification, string code, int? year = null)
    {
        if (!byCode.TryGetValue((classification, code), out var subjects)) return null;
        return subjects.Find(s => s.IsValidIn(year)) ?? subjects[0];
    }

    /// <summary>Subjects with a name (or an alias) in a classification.</summary>
    public IReadOnlyList<Subject> FindByName(string classification, string tightName) =>
        byName.TryGetValue((classification, tightName), out var subjects) ? subjects : [];

    /// <summary>Whether a text is an alias of the subject with this code.</summary>
    public bool IsAlias(string classification, string code, string tightName) =>
        aliases.TryGetValue((classification, code), out var list) && list.Contains(tightName);

    /// <summary>Other names of a subject.</summary>
    public IEnumerable<string> AliasesOf(Subject subject) =>
        aliases.TryGetValue((subject.Classification, subject.Code), out var list) ? list : [];

    /// <summary>Whether a text is the name of any subject.</summary>
    public bool IsName(string tightName) => names.Contains(tightName);

    /// <summary>All subjects, in the order of the file.</summary>
    public IEnumerable<Subject> All => byCode.Values.SelectMany(s => s);

    void Add(Subject subject)
    {
        AddTo(byCode, (subject.Classification, subject.Code), subject);
        AddTo(byName, (subject.Classification, subject.Name), subject);
        names.Add(subject.Name);
    }

    void AddAlias(string classification, string code, string alias)
    {
        AddTo(aliases, (classification, code), alias);
        names.Add(alias);
        if (Find(classification, code) is { } subject) AddTo(byName, (classification, alias), subject);
    }

    static void AddTo<TKey, TValue>(Dictionary<TKey, List<TValue>> index, TKey key, TValue value)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var list)) index[key] = list = [];
        list.Add(value);
    }

    static int? Year(string text) => text.Length == 0 ? null : int.Parse(text, CultureInfo.InvariantCulture);

    static SubjectTrust Trust(string source)
    {
        if (source == "memory") return SubjectTrust.Memory;
        var colon = source.IndexOf(':', StringComparison.Ordinal);
        var count = colon >= 0 && int.TryParse(source.AsSpan(colon + 1), CultureInfo.InvariantCulture, out var n)
            ? n
            : 1;
        return source.StartsWith("mof", StringComparison.Ordinal) || count >= 3
            ? SubjectTrust.Confirmed
            : SubjectTrust.Seen;
    }
}
