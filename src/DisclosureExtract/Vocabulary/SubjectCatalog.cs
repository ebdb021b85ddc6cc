using System.Globalization;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Vocabulary;

/// <summary>The budget subjects of all classifications with their other names.</summary>
public sealed class SubjectCatalog
{
    readonly Dictionary<(string Classification, string Code), List<Subject>> byCode = [];
    readonly Dictionary<(string Classification, string Name), List<Subject>> byName = [];
    readonly Dictionary<(string Classification, string Code), List<string>> aliases = [];
    readonly Dictionary<(string Classification, string Code), List<Subject>> dated = [];
    readonly HashSet<string> names = [];

    /// <summary>The catalogue shipped in <c>seeds/</c>, read on first use.</summary>
    public static SubjectCatalog Default => Shipped.Value;

    /// <summary>What documents of this year and later print is not taken to have ended.</summary>
    const int LastSeen = 2024;

    static readonly Lazy<SubjectCatalog> Shipped = new(static () =>
    {
        using var subjects = Seeds.Open("subjects.csv");
        using var aliases = Seeds.Open("aliases.csv");
        using var dated = Seeds.Open("subjects-dated.csv");
        return Load(subjects, aliases, dated);
    });

    /// <summary>Reads a catalogue.</summary>
    /// <param name="subjects">CSV with the columns classification, code, name, level, parent, first_year, last_year,
    /// source.</param>
    /// <param name="aliases">CSV with the columns classification, code, alias, until_year, note, source.</param>
    /// <param name="dated">CSV with the columns classification, code, name, first_year, last_year, source: names that documents of
    /// some years print, and subjects of older years; null for none.</param>
    public static SubjectCatalog Load(TextReader subjects, TextReader aliases, TextReader? dated = null)
    {
        var catalog = new SubjectCatalog();
        foreach (var row in Seeds.Rows(subjects))
        {
            var name = TextFold.FoldTight(row[2]);
            catalog.Add(new Subject(row[0], row[1], name, row[4], Year(row[5]), Year(row[6]), Trust(row[7])));
        }
        foreach (var row in Seeds.Rows(aliases)) catalog.AddAlias(row[0], row[1], TextFold.FoldTight(row[2]));
        if (dated is not null)
            foreach (var row in Seeds.Rows(dated))
                catalog.AddDated(new Subject(row[0], row[1], TextFold.FoldTight(row[2]), SubjectCode.Parent(row[1]),
                    Year(row[3]), Year(row[4]), Trust(row[5])));
        return catalog;
    }

    /// <summary>
    /// The subject with a code; where names changed over the years, the one valid in <paramref name="year"/>: first one of
    /// which documents of that year tell, then one that is known to have ended after it.
    /// </summary>
    public Subject? Find(string classification, string code, int? year = null)
    {
        var own = byCode.GetValueOrDefault((classification, code));
        if (own is null && !dated.ContainsKey((classification, code))) return null;
        if (year is null) return own?[0] ?? dated[(classification, code)][^1];
        var names = Names(classification, code);
        return names.Find(s => s.FirstYear is not null && s.LastYear is not null && s.IsValidIn(year))
            ?? names.Find(s => s.LastYear is not null && s.IsValidIn(year) && s.Trust != SubjectTrust.Memory)
            ?? names.Find(s => s.IsValidIn(year)) ?? names[0];
    }

    /// <summary>All that a code was called over the years.</summary>
    public List<Subject> Names(string classification, string code) =>
        [.. byCode.GetValueOrDefault((classification, code), []), .. dated.GetValueOrDefault((classification, code), [])];

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

    /// <summary>The subjects of today, in the order of the file.</summary>
    public IEnumerable<Subject> All => byCode.Values.SelectMany(s => s);

    void Add(Subject subject)
    {
        AddTo(byCode, (subject.Classification, subject.Code), subject);
        AddTo(byName, (subject.Classification, subject.Name), subject);
        names.Add(subject.Name);
    }

    /// <summary>
    /// A name of some years. One that the catalogue has too is seen besides, and no longer only remembered; one that documents
    /// still print goes on.
    /// </summary>
    void AddDated(Subject subject)
    {
        var key = (subject.Classification, subject.Code);
        var own = byCode.GetValueOrDefault(key);
        if (own?.FindIndex(s => s.Name == subject.Name) is >= 0 and var at)
        {
            if (subject.Trust > own[at].Trust) Replace(own, at, own[at] with { Trust = subject.Trust });
            return;
        }
        if (own is null && subject.LastYear >= LastSeen) subject = subject with { LastYear = null };
        AddTo(dated, key, subject);
        AddTo(byName, (subject.Classification, subject.Name), subject);
        names.Add(subject.Name);
    }

    void Replace(List<Subject> list, int at, Subject by)
    {
        var named = byName[(by.Classification, list[at].Name)];
        named[named.IndexOf(list[at])] = by;
        list[at] = by;
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
