using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks;

/// <summary>What speaks against the label of a row.</summary>
readonly record struct LabelDoubt(SuspectPart Part, string Why, string WhyZh);

/// <summary>
/// Codes and names that were read from pixels, held against their table and the catalogue. The sums say nothing about them: 208 for 203
/// adds up as well, and so do the amounts of two rows that have run into one.
/// </summary>
sealed partial class ReadLabels
{
    /// <summary>Part of a table's rows that must have a code before one without is one that has lost it.</summary>
    const double MostlyCoded = 0.6;

    /// <summary>A name that nobody knows and that was read with less confidence than this may be one that everybody knows.</summary>
    const double Sure = 0.95;

    const int DigitsOfBody = 6;

    readonly CodedTable coded;
    readonly bool hasCodes, hasNames, hasWholeCodes;

    public ReadLabels(CodedTable coded)
    {
        this.coded = coded;
        var rows = coded.Table.Rows.Where(r => r.IsLabelled && !r.IsTotal && !r.IsBody).ToList();
        hasCodes = rows.Count(r => r.Code.Length > 0) > MostlyCoded * rows.Count;
        hasNames = rows.Count(r => r.Name.Length > 0) > MostlyCoded * rows.Count;
        hasWholeCodes = rows.Count(r => SubjectCode.Level(r.Code) > 0) > MostlyCoded * rows.Count(r => r.Code.Length > 0);
    }

    /// <summary>Null for rows of a text layer, and where nothing speaks against it.</summary>
    public LabelDoubt? DoubtOf(FormRow row, SubjectCatalog catalog)
    {
        if (row.Source != WordSource.Ocr || !row.IsLabelled || row.IsBody) return null;
        if (Rubbish().IsMatch(row.Name) || (row.Code.Length > 0 && row.Name.Length > 0 && row.Name.All(char.IsAsciiDigit)))
            return new(SuspectPart.Name, "holds what belongs to no name", "含有不属于名称的内容");
        if (coded.NamesProjects) return null;
        return OfCode(row, catalog) ?? OfName(row, catalog);
    }

    LabelDoubt? OfCode(FormRow row, SubjectCatalog catalog)
    {
        if (row.Code.Length == 0)
            return hasCodes && !row.IsTotal && !row.IsBody
                ? new(SuspectPart.Code, "has no code, as the rows around it have", "缺少编码，而相邻各行均有编码") : null;
        if (!hasWholeCodes) return null;
        // Bodies have codes of their own: 105236 西南大学.
        var isOfBody = row.Code.Length == DigitsOfBody && row.LabelConfidence >= Sure && row.Name.Length > 0 && !catalog.IsName(row.Name);
        if (SubjectCode.Level(row.Code) == 0)
            return isOfBody ? null : new(SuspectPart.Code, "has a code of a length that codes do not have", "编码位数不符");
        if (row.Subject is null or { Kind: MatchKind.Unknown })
            return new(SuspectPart.Code, "has a code that the catalogue does not have", "编码不在科目目录中");
        if (coded.Table.Rows.Count(r => r.Group == row.Group && r.Code == row.Code) > 1 && row.Subject.Kind is not (MatchKind.Exact or MatchKind.Alias))
            return new(SuspectPart.Code, "has the code of another row", "与另一行编码重复");
        return coded.HasParents && SubjectCode.Level(row.Code) > 1 && !coded.HasParent(row.Code)
            ? new(SuspectPart.Code, "has a code whose parent is not in the table", "上级科目不在表中") : null;
    }

    LabelDoubt? OfName(FormRow row, SubjectCatalog catalog)
    {
        if (row.Subject is { Kind: MatchKind.Exact or MatchKind.Alias or MatchKind.Name }) return null;
        if (row.Name.Length == 0)
            return hasNames && !row.IsTotal ? new(SuspectPart.Name, "has no name, as the rows around it have", "缺少名称，而相邻各行均有名称") : null;
        if (row.Subject is { CatalogName: { } known, Kind: var kind } && row.Mend is null)
        {
            var isNear = CharacterDistance.IsNear(row.Name, known);
            return kind == MatchKind.Learned || isNear || row.LabelConfidence < Sure
                ? new(SuspectPart.Name, $"may be {known}, misread", $"可能为“{known}”的误读") : null;
        }
        if (row.Code.Length > 0 || row.Mend is not null) return null;
        var name = Numbering.StripAll(row.Name);
        if (name.Length < 2 || FixedWords.All.Contains(name) || catalog.IsName(name)) return null;
        if (row.LabelConfidence < Sure)
            return new(SuspectPart.Name, "has a name that is not known and was not read surely", "名称未知，识别把握不足");
        return FixedWords.All.FirstOrDefault(w => CharacterDistance.IsNear(name, w)) is { } near
            ? new(SuspectPart.Name, $"may be {near}, misread", $"可能为“{near}”的误读") : null;
    }

    /// <summary>Signs for ink that nobody can read, rulings read as characters, and amounts.</summary>
    [GeneratedRegex(@"\uFFFD|[|丨]|\d[.,]\d{2}(?!\d)|\d,\d{3}|^[^\p{L}\d]+$")]
    private static partial Regex Rubbish();
}
