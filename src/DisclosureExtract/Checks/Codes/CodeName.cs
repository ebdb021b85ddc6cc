using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks.Codes;

/// <summary>Names against the catalogue and against each other.</summary>
sealed class CodeName() : LabelRule("code.name",
    "the printed name is the catalogue's name of the code",
    "科目名称与编码相符",
    "the row prints a name, and its code is in the catalogue, or the trained model tells its subject"),
    ICheck<CodedRow>, ICheck<IReadOnlyList<FormTable>>
{
    public override string Ground => Grounds.Classification;

    /// <summary>The catalogue was gathered from documents of this year and later; older ones follow older classifications.</summary>
    const int CatalogSince = 2019;

    public IEnumerable<Finding> Check(CodedRow part, CheckedDocument document)
    {
        var row = part.Row;
        if (row.Subject is not { } subject || row.Name.Length == 0) return [];
        var hasCode = row.Code.Length > 0;
        if (hasCode && (SubjectCode.Level(row.Code) == 0 || part.Coded.NamesProjects)) return [];
        return subject.Kind switch
        {
            MatchKind.Learned => [Learned(row, subject)],
            MatchKind.Code when hasCode => Against(row, subject, document),
            _ => [],
        };
    }

    Finding Learned(FormRow row, SubjectMatch subject) => Report(
        Severity.Warning, Cause.Reading, new Place(row.Page, row.Box),
        $"{row.PrintedCode} {row.Name} is taken for {subject.Code} {subject.CatalogName} (trained model, score {subject.Score})".TrimStart(),
        $"“{row.PrintedCode} {row.Name}”按 {subject.Code} {subject.CatalogName} 处理（模型判定，{subject.Score}）");

    IEnumerable<Finding> Against(FormRow row, SubjectMatch subject, CheckedDocument document)
    {
        var known = document.Catalog.Find(subject.Classification, subject.Code, document.Metadata.Year)!;
        // What is only remembered accuses nobody.
        var others = document.Catalog.FindByName(subject.Classification, row.Name)
            .Where(o => o.Trust != SubjectTrust.Memory).ToList();
        // The name of a sister subject is a slip of the pen; another wording may be of another year.
        var isSisters = others.Any(o => o.Code.Length == row.Code.Length && o.Parent == known.Parent);
        var isSlip = others.Exists(o => SubjectCode.IsSlip(row.Code, o.Code));
        var isUncertain = (known.Trust == SubjectTrust.Memory && !isSlip) || document.Metadata.Year < CatalogSince;
        var isWrong = known.Trust == SubjectTrust.Confirmed || isSisters || isSlip;
        var hint = isSisters ? $"; that is the name of {others[0].Code}" : "";
        var hintZh = isSisters ? $"，该名称属于 {others[0].Code}" : "";
        var message = $"{row.Code} is printed as {row.Name}; the catalogue calls it {subject.CatalogName}{hint}";
        var messageZh = $"{row.Code} 印作“{row.Name}”，目录名称为“{subject.CatalogName}”{hintZh}";
        var severity = isWrong && !isUncertain ? Severity.Warning : Severity.Info;
        // The name of another subject: code or name is wrong. Another wording of the right one is no doubt about the row.
        yield return severity == Severity.Warning && others.Count > 0
            ? Report(row, SuspectPart.Name, severity, message, messageZh)
            : Report(row, severity, message, messageZh);
    }

    /// <summary>
    /// One code under two names in one document: one of them is wrong, whatever the catalogue says. So it is with one
    /// name under two codes of one subject.
    /// </summary>
    public IEnumerable<Finding> Check(IReadOnlyList<FormTable> part, CheckedDocument document)
    {
        var rows = part.Where(t => !t.Type.ListsProjects).SelectMany(t => t.Rows)
            .Where(r => r.Code.Length > 0 && r.Name.Length > 0 && r.Subject is not null).ToList();
        var told = new HashSet<FormRow>(ReferenceEqualityComparer.Instance);
        foreach (var code in rows.GroupBy(r => new { r.Subject!.Classification, r.Code }))
        {
            var name = code.First().Name;
            if (code.All(r => r.Name == name)) continue;
            var names = code.GroupBy(r => r.Name)
                .OrderByDescending(g => g.Key == g.First().Subject!.CatalogName).ThenByDescending(g => g.Count()).ToList();
            var usual = names[0].Key;
            // Of two that are printed as often, and neither of them the catalogue's, either may be wrong.
            var either = names[0].Key != names[0].First().Subject!.CatalogName && names[0].Count() == names[1].Count()
                ? names[0].Select(r => Suspect.Label(r, SuspectPart.Name)) : [];
            // One that begins the other was cut short by its cell.
            foreach (var row in names.Skip(1).Where(n => !Begins(usual, n.Key) && !Begins(n.Key, usual)).SelectMany(n => n))
            {
                told.Add(row);
                yield return Report(row, Severity.Warning,
                    $"{row.Code} is printed as {row.Name} here and as {usual} elsewhere in the document",
                    $"{row.Code} 此处印作“{row.Name}”，文件他处印作“{usual}”") with
                {
                    Suspects = [Suspect.Label(row, SuspectPart.Name), .. either],
                };
            }
        }
        foreach (var named in rows.Where(r => SubjectCode.Level(r.Code) > 1 && r.Source != WordSource.Ocr)
            .GroupBy(r => new { r.Subject!.Classification, Parent = SubjectCode.Parent(r.Code), r.Name }))
        {
            var code = named.First().Code;
            if (named.All(r => r.Code == code)) continue;
            var codes = named.GroupBy(r => r.Code).ToList();
            var known = document.Catalog.FindByName(named.Key.Classification, named.Key.Name).Select(s => s.Code)
                .Intersect(codes.Select(c => c.Key)).ToHashSet();
            // The catalogue may have the name twice.
            var usual = codes.OrderByDescending(c => known.Contains(c.Key)).ThenByDescending(c => c.Count()).First()
                .Key;
            foreach (var row in codes.Where(c => c.Key != usual && !known.Contains(c.Key)).SelectMany(c => c)
                .Where(r => !told.Contains(r)))
                yield return Report(row, SuspectPart.Code, Severity.Warning,
                    $"{row.Name} is printed with {row.Code} here and with {usual} elsewhere in the document",
                    $"“{row.Name}”此处编码为 {row.Code}，文件他处为 {usual}");
        }
    }

    static bool Begins(string text, string beginning) => text.StartsWith(beginning, StringComparison.Ordinal);
}
