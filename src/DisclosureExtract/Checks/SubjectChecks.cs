using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks;

/// <summary>code.*: codes and names against the catalogue and against each other.</summary>
static class SubjectChecks
{
    /// <summary>The catalogue was gathered from documents of this year and later; older ones follow older classifications.</summary>
    const int CatalogSince = 2019;

    public static IEnumerable<Finding> Findings(FormTable table, SubjectCatalog catalog, int? year)
    {
        if (Doubt(table) is { } doubt)
            yield return new Finding
            {
                Rule = Rules.FormLearned, Severity = Severity.Warning, Cause = Cause.Unknown, Message = doubt.What, MessageZh = doubt.WhatZh,
                Place = new Place(table.Table.Boxes[0].Page, table.Table.Boxes[0].Box),
            };
        var codes = table.Rows.Where(r => r.Code.Length > 0).Select(r => r.Code).ToHashSet();
        var hasParents = codes.Any(c => c.Length > 3 && codes.Contains(SubjectCode.Parent(c)));
        foreach (var row in table.Rows)
        {
            if (row.Mend is { } mend)
                yield return Make(row, Rules.CellOcr, Severity.Info, $"{row.Code} {row.Name}: {mend.What}", $"{row.Code} {row.Name}：{mend.WhatZh}") with { Cause = Cause.Reading, Repair = mend.What };
            if (row.Code.Length == 0)
            {
                if (row.Subject?.Kind == MatchKind.Learned && NameFinding(row, catalog, year) is { } taken) yield return taken;
                continue;
            }
            if (LevelFinding(row) is { } level) yield return level;
            if (SubjectCode.Level(row.Code) == 0) continue;
            if (!NamesProjects(table) && NameFinding(row, catalog, year) is { } name) yield return name;
            if (hasParents && row.Code.Length > 3 && !codes.Contains(SubjectCode.Parent(row.Code)))
                yield return Make(row, Rules.CodeOrphan, Severity.Warning,
                    $"{row.Code} {row.Name}: its parent {SubjectCode.Parent(row.Code)} is not in the table",
                    $"{row.Code} {row.Name}：表中没有上级科目 {SubjectCode.Parent(row.Code)}");
        }
    }

    /// <summary>Why the form of a table is not certain.</summary>
    static (string What, string WhatZh)? Doubt(FormTable table)
    {
        var title = table.Table.Context.Title?.Text;
        return table.Naming.By switch
        {
            NamedBy.Model when table.Form != FormIds.Other => (
                $"no title that is known stands above this table; it is taken for {table.Form} ({table.Naming.Evidence})",
                $"表上方没有可识别的标题，按内容判为 {table.Form}"),
            NamedBy.MisreadTitle => (
                $"the title reads {title}, with characters of no word that titles have; no form is nearer than {table.Form}",
                $"标题识读为“{title}”，含有无法识别的字，最接近的是 {table.Form}"),
            NamedBy.UndecidedTitle => (
                $"the title reads {title} and may say {table.Naming.CandidatesText}; nothing else tells, and the table is kept as it is",
                $"标题识读为“{title}”，无法判定为何种报表，按原样保留"),
            _ => null,
        };
    }

    /// <summary>One code under two names in one document: one of them is wrong, whatever the catalogue says.</summary>
    public static IEnumerable<Finding> Disagreements(IReadOnlyList<FormTable> tables)
    {
        var rows = tables.Where(t => !NamesProjects(t)).SelectMany(t => t.Rows).Where(r => r.Code.Length > 0 && r.Name.Length > 0 && r.Subject is not null);
        foreach (var code in rows.GroupBy(r => (r.Subject!.Classification, r.Code)))
        {
            var names = code.GroupBy(r => r.Name).OrderByDescending(g => g.Key == g.First().Subject!.CatalogName).ThenByDescending(g => g.Count()).ToList();
            foreach (var other in names.Skip(1))
            {
                if (names[0].Key.StartsWith(other.Key, StringComparison.Ordinal) || other.Key.StartsWith(names[0].Key, StringComparison.Ordinal)) continue; // cut short by its cell
                foreach (var row in other)
                    yield return Make(row, Rules.CodeName, Severity.Warning,
                        $"{row.Code} is printed as {row.Name} here and as {names[0].Key} elsewhere in the document",
                        $"{row.Code} 此处印作“{row.Name}”，文件他处印作“{names[0].Key}”");
            }
        }
    }

    /// <summary>Lists of projects print the code of the subject that pays beside the name of the project.</summary>
    static bool NamesProjects(FormTable table) => table.Form is FormIds.ProjectsCurrent or FormIds.ProjectsCarryover;

    static Finding? LevelFinding(FormRow row)
    {
        if (row.LostZero)
            return Make(row, Rules.CodeLevel, Severity.Warning,
                $"code printed {row.PrintedCode} has lost a zero; read as {row.Code}", $"编码“{row.PrintedCode}”丢失零，读作 {row.Code}");
        if (SubjectCode.Level(row.Code) == 0)
            return Make(row, Rules.CodeLevel, Severity.Warning,
                $"code {row.PrintedCode} has {row.Code.Length} digits; expected 3, 5 or 7", $"编码“{row.PrintedCode}”为{row.Code.Length}位，应为3、5或7位");
        return null;
    }

    static Finding? NameFinding(FormRow row, SubjectCatalog catalog, int? year)
    {
        if (row.Subject is not { } subject || row.Name.Length == 0) return null;
        if (subject.Kind == MatchKind.Unknown)
            return Make(row, Rules.CodeUnknown, Severity.Info, $"code {row.Code} {row.Name} is not in the catalogue", $"科目目录中没有编码 {row.Code}（{row.Name}）");
        if (subject.Kind == MatchKind.Learned)
            return Make(row, Rules.CodeName, Severity.Warning,
                $"{row.PrintedCode} {row.Name} is taken for {subject.Code} {subject.CatalogName} (trained model, score {subject.Score})".TrimStart(),
                $"“{row.PrintedCode} {row.Name}”按 {subject.Code} {subject.CatalogName} 处理（模型判定，{subject.Score}）") with { Cause = Cause.Reading };
        if (subject.Kind != MatchKind.Code) return null;
        var known = catalog.Find(subject.Classification, subject.Code)!;
        var others = catalog.FindByName(subject.Classification, row.Name);
        // The name of a sister subject is a slip of the pen; another wording may be of another year.
        var isSisters = others.Any(o => o.Code.Length == row.Code.Length && o.Parent == known.Parent);
        var severity = known.Trust == SubjectTrust.Memory || year < CatalogSince ? Severity.Info : known.Trust == SubjectTrust.Confirmed || isSisters ? Severity.Warning : Severity.Info;
        var hint = isSisters ? $"; that is the name of {others[0].Code}" : "";
        var hintZh = isSisters ? $"，该名称属于 {others[0].Code}" : "";
        return Make(row, Rules.CodeName, severity,
            $"{row.Code} is printed as {row.Name}; the catalogue calls it {subject.CatalogName}{hint}",
            $"{row.Code} 印作“{row.Name}”，目录名称为“{subject.CatalogName}”{hintZh}");
    }

    static Finding Make(FormRow row, string rule, Severity severity, string message, string messageZh) => new()
    {
        Rule = rule,
        Severity = severity,
        Cause = row.Cells.Count > 0 && row.Cells[0].Source.Source == WordSource.Text ? Cause.Source : Cause.Unknown,
        Message = message,
        MessageZh = messageZh,
        Place = new Place(row.Page, row.Box),
    };
}
