using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Correct;

/// <summary>
/// Puts codes and names right that were read from pixels, through each other and the catalogue: a known code says what
/// the name must be, a name among the children of its parent says what the code must be, the numbering of a list says
/// which subject is meant. Only where one answer is left; rows of a text layer are never touched. The cell keeps what
/// was read.
/// </summary>
static class RowRepair
{
    /// <summary>Names may differ by one character in this many.</summary>
    const int CharactersPerFault = 4;
    const int MostFaults = 2;

    /// <summary>In shorter names one other character makes another name.</summary>
    const int ShortestName = 4;

    /// <summary>
    /// From this confidence of the label on it stands as read: bodies print names of their own beside those of the
    /// catalogue (印刷品 for 印刷费), and a reader that is sure of every character is right more often than the nearest name.
    /// </summary>
    const double Sure = 0.95;

    public static IReadOnlyList<FormTable> Run(IReadOnlyList<FormTable> tables, SubjectMapper mapper)
    {
        if (!tables.Any(t => t.Rows.Any(r => r.Source == WordSource.Ocr))) return tables;
        return [.. tables.Select(t => t with { Rows = [.. ListNumbers.Mend(t.Rows).Select(r => r.Source == WordSource.Ocr ? Mend(t, r, mapper) : r).Zip(t.Rows, KeepRead)] })];
    }

    static FormRow KeepRead(FormRow row, FormRow read) => row.Mend is { } mend ? row with { Mend = mend with { Code = read.Code, Name = read.Name } } : row;

    static FormRow Mend(FormTable table, FormRow row, SubjectMapper mapper)
    {
        if (row.Code.Length > 0) return MendCoded(table, row, mapper);
        return row.Name.Length > 0 && row.LabelConfidence < Sure ? MendName(table, row, mapper) : row;
    }

    static FormRow MendCoded(FormTable table, FormRow row, SubjectMapper mapper)
    {
        if (row.Subject?.Kind is MatchKind.Exact or MatchKind.Alias || row.Name.Length == 0) return row;
        var own = SubjectMapper.ClassificationsOf(table.Form, row.Code).Select(c => mapper.Catalog.Find(c, row.Code, mapper.Year)).OfType<Subject>().ToList();
        var byCode = own.SelectMany(s => Names(s, mapper.Catalog)).Where(n => IsNear(n, row.Name, int.MaxValue)).Distinct().ToList(); // the code speaks for it too
        if (byCode.Count == 1 && row.LabelConfidence >= Sure) return row;
        if (byCode.Count == 1)
            return row with
            {
                Name = byCode[0],
                Subject = mapper.MatchCode(table.Form, row.Code, byCode[0]),
                Mend = new RowMend($"name read as {row.Name}, the code {row.Code} is {byCode[0]}", $"名称读作“{row.Name}”，编码 {row.Code} 为“{byCode[0]}”"),
            };
        // The name is that of another subject whose code differs by a digit the engines confuse, under a parent the
        // table has.
        var codes = table.Rows.Where(r => r.Group == row.Group && !ReferenceEquals(r, row)).Select(r => r.Code).ToHashSet();
        var others = SubjectMapper.ClassificationsOf(table.Form, row.Code).SelectMany(c => mapper.Catalog.FindByName(c, row.Name))
            .Where(s => s.Code.Length == row.Code.Length && s.Code != row.Code && s.IsValidIn(mapper.Year) && OneDigitApart(s.Code, row.Code) && !codes.Contains(s.Code)
                && (s.Parent.Length == 0 || codes.Contains(s.Parent)))
            .Select(s => s.Code).Distinct().ToList();
        if (others.Count != 1) return row;
        return row with
        {
            Code = others[0],
            Subject = mapper.MatchCode(table.Form, others[0], row.Name),
            Mend = new RowMend($"code read as {row.Code}, {row.Name} under its parent is {others[0]}", $"编码读作 {row.Code}，“{row.Name}”在其上级之下为 {others[0]}"),
        };
    }

    static FormRow MendName(FormTable table, FormRow row, SubjectMapper mapper)
    {
        var name = Numbering.StripAll(row.Name);
        if (row.Subject is { Kind: not MatchKind.Learned } || name.Length < 2 || FixedWords.All.Contains(name) || mapper.Catalog.IsName(name)) return row;
        var near = FixedWords.All.Where(l => IsNear(l, name)).ToList();
        if (near.Count == 0)
        {
            var classification = SubjectMapper.ClassificationsOf(table.Form, "2").First();
            near = [.. mapper.Catalog.All.Where(s => (s.Classification == classification || s.Classification == Classifications.DepartmentEconomic) && s.IsValidIn(mapper.Year))
                .Select(s => s.Name).Concat(mapper.Catalog.All.Where(s => s.Level == 1 && s.Classification == Classifications.Functional).Select(s => s.Name))
                .Distinct().Where(n => IsNear(n, name))];
        }
        if (near.Count != 1) return row;
        var mended = row.Name[..^name.Length] + near[0];
        return row with
        {
            Name = mended,
            Subject = RowNames.IsTotal(mended) ? null : mapper.MatchName(table.Form, mended, null),
            Mend = new RowMend($"name read as {row.Name}, taken as {mended}, the only name like it", $"名称读作“{row.Name}”，取唯一相近的“{mended}”"),
        };
    }

    static IEnumerable<string> Names(Subject subject, SubjectCatalog catalog) => catalog.AliasesOf(subject).Prepend(subject.Name);

    /// <summary>
    /// Of one length and apart by one character in each four, at most two where no code speaks for the name: characters
    /// are misread, while another wording is longer or shorter and is what the page prints.
    /// </summary>
    static bool IsNear(string name, string read, int most = MostFaults) =>
        name != read && name.Length == read.Length && name.Length >= ShortestName && name.Zip(read).Count(p => p.First != p.Second) <= Math.Min(most, name.Length / CharactersPerFault);

    static bool OneDigitApart(string a, string b) => a.Zip(b).Count(p => p.First != p.Second) == 1;
}
