using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Forms;

/// <summary>Row code and name → subject.</summary>
/// <param name="ranker">Asked about rows with misread characters; null to go by rules alone.</param>
public sealed class SubjectMapper(SubjectCatalog catalog, int? year, ISubjectRanker? ranker = null)
{
    /// <summary>Names shorter than this are not taken for the beginning of a longer one.</summary>
    const int ShortestPrefix = 5;

    public SubjectCatalog Catalog { get; } = catalog;

    public int? Year { get; } = year;

    /// <summary>Matches a row that prints a code.</summary>
    public SubjectMatch MatchCode(string form, string code, string tightName)
    {
        Subject? first = null;
        foreach (var classification in ClassificationsOf(form, code))
        {
            if (Catalog.Find(classification, code, Year) is not { } subject) continue;
            if (subject.Name == tightName) return new(classification, code, subject.Name, MatchKind.Exact, 1);
            if (Catalog.Names(classification, code).Find(s => s.Name == tightName) is { } other)
                return new(classification, code, other.Name, other.IsValidIn(Year) ? MatchKind.Exact : MatchKind.Alias,
                    other.IsValidIn(Year) ? 1 : 0.95);
            if (Catalog.IsAlias(classification, code, tightName) || IsCutShort(subject.Name, tightName))
                return new(classification, code, subject.Name, MatchKind.Alias, 0.95);
            first ??= subject;
        }
        return first is null
            ? new(ClassificationsOf(form, code).First(), code, null, MatchKind.Unknown, 0)
            : new(first.Classification, code, first.Name, MatchKind.Code, 0.8);
    }

    /// <summary>
    /// Matches a row that prints a name only; null where the name stands for several subjects and nothing settles
    /// which.
    /// </summary>
    /// <param name="parent">Code of the last subject above, if known.</param>
    /// <param name="classification">What the names of this table are of, if known
    /// (<see cref="ClassificationOf"/>).</param>
    public SubjectMatch? MatchName(string form, string tightName, string? parent, string? classification = null)
    {
        var name = Numbering.StripAll(tightName);
        IReadOnlyList<string> classifications = classification is null
            ? ClassificationsOfNames(form)
            : [classification];
        var valid = classifications.SelectMany(c => Catalog.FindByName(c, name)).Where(s => s.IsValidIn(Year)).ToList();
        // 工资福利支出 is 301 of the one economic classification and 50501 of the other: the row above tells which is
        // printed.
        if (valid.Select(s => s.Classification).Distinct().Count() > 1)
            valid = parent is null ? [] : valid.FindAll(s => (s.Code[0] == '5') == (parent[0] == '5'));
        var under = parent is null ? [] : Under(valid, parent);
        var chosen = under.Count == 1 ? under[0] : valid.Count == 1 ? valid[0] : null;
        return chosen is null ? null : new(chosen.Classification, chosen.Code, chosen.Name, MatchKind.Name, 0.9);
    }

    /// <summary>
    /// Those below the subject above, or else below the nearest one that it stands below itself: 20399 其他国防支出 follows on
    /// 20306, and 2039999, called alike, on 20399.
    /// </summary>
    static List<Subject> Under(List<Subject> subjects, string above)
    {
        for (; above.Length > 0; above = SubjectCode.Parent(above))
            if (subjects.FindAll(s => s.Parent == above) is { Count: > 0 } found) return found;
        return [];
    }

    /// <summary>
    /// Of which classification the names of a table are: the one that has more of those names that no other has; null
    /// where that is none.
    /// </summary>
    public string? ClassificationOf(string form, IEnumerable<string> tightNames)
    {
        var classifications = ClassificationsOfNames(form);
        if (classifications.Count == 1) return classifications[0];
        var own = tightNames.Select(Numbering.StripAll).Distinct()
            .Select(n => classifications.Where(c => Catalog.FindByName(c, n).Count > 0).ToList())
            .Where(c => c.Count == 1).GroupBy(c => c[0]).OrderByDescending(g => g.Count()).ToList();
        return own is [var most, ..] && (own.Count == 1 || most.Count() > own[1].Count()) ? most.Key : null;
    }

    /// <summary>
    /// A row whose characters were recognised and not read from a text layer, and for which the rules have no exact
    /// answer: the model's answer where it gives one that differs from the printed code, else
    /// <paramref name="byRule"/>.
    /// </summary>
    public SubjectMatch? MatchNoisy(string form, string code, string tightName, string? previous, string? next,
        SubjectMatch? byRule, string? classification = null)
    {
        var isSettled = byRule is { Kind: MatchKind.Exact or MatchKind.Alias or MatchKind.Name };
        if (ranker is null || isSettled || tightName.Length < 2) return byRule;
        // a name of another classification, read without fault
        if (code.Length == 0 && Catalog.IsName(Numbering.StripAll(tightName))) return byRule;
        var ofNames = classification ?? ClassificationsOfNames(form)[0];
        string[] classifications = code.Length > 0
            ? [.. ClassificationsOf(form, code).Append(ofNames).Distinct()]
            : [ofNames];
        var row = new RowQuery(code, Numbering.StripAll(tightName), classifications)
        {
            Previous = previous,
            Next = next,
            Year = Year,
        };
        return ranker.Rank(row) is { } ranked && ranked.Subject.Code != code
            ? new(ranked.Subject.Classification, ranked.Subject.Code, ranked.Subject.Name, MatchKind.Learned,
                Math.Round(ranked.Score, 3))
            : byRule;
    }

    /// <summary>Classifications in which a code may stand in a form, the likeliest first.</summary>
    public static IEnumerable<string> ClassificationsOf(string form, string code)
    {
        switch (code.Length > 0 ? code[0] : ' ')
        {
            case '1': return [Classifications.Revenue];
            case '3' or '4': return [Classifications.DepartmentEconomic];
            case '5': return [Classifications.GovernmentEconomic];
        }
        return FormType.Of(form).CodeClassifications;
    }

    static IReadOnlyList<string> ClassificationsOfNames(string form) => FormType.Of(form).NameClassifications;

    /// <summary>A printed name that is the beginning of the catalogue's: cells cut names off.</summary>
    static bool IsCutShort(string catalogName, string printed) =>
        printed.Length >= ShortestPrefix && printed.Length < catalogName.Length
            && catalogName.StartsWith(printed, StringComparison.Ordinal);
}
