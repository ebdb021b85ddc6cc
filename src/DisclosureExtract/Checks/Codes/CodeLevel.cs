using DisclosureExtract.Facts;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks.Codes;

/// <summary>Codes with a digit too few or too many, and codes that lost a zero and were completed.</summary>
sealed class CodeLevel() : LabelRule("code.level",
    "a code has three, five or seven digits with all its zeros",
    "科目编码位数完整（3、5、7位，不丢零）",
    "the row prints a code"), ICheck<CodedRow>
{
    public override string Ground => Grounds.Classification;

    public IEnumerable<Finding> Check(CodedRow part, CheckedDocument document)
    {
        var row = part.Row;
        if (row.LostZero)
            yield return Report(row, Severity.Warning,
                $"code printed {row.PrintedCode} has lost a zero; read as {row.Code}",
                $"编码“{row.PrintedCode}”丢失零，读作 {row.Code}");
        else if (row.Code.Length > 0 && !row.IsBody && SubjectCode.Level(row.Code) == 0 && !IsOfRevenue(row.Code))
            yield return Report(row, SuspectPart.Code, Severity.Warning,
                $"code {row.PrintedCode} has {row.Code.Length} digits; expected 3, 5 or 7",
                $"编码“{row.PrintedCode}”为{row.Code.Length}位，应为3、5或7位");
    }

    /// <summary>Revenue has a level more: 110090102 从政府性基金预算调入.</summary>
    static bool IsOfRevenue(string code) => code.Length == 9 && code.StartsWith('1');
}
