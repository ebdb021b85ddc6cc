namespace DisclosureExtract.Vocabulary;

/// <summary>How the numbers of lists and headings are written; a reader says which it accepts.</summary>
[Flags]
public enum NumberingStyles
{
    None = 0,

    /// <summary>一、</summary>
    Chinese = 1,

    /// <summary>（一）</summary>
    ChineseInBrackets = 2,

    /// <summary>1. and 1、, not before a digit: 1.5 is an amount.</summary>
    Arabic = 4,

    /// <summary>（1）; column numbers are printed so too.</summary>
    ArabicInBrackets = 8,

    /// <summary>①</summary>
    Circled = 16,

    /// <summary>其中：, which stands where a number would.</summary>
    OfWhich = 32,

    /// <summary>第一部分, 第一章, 第一节</summary>
    Part = 64,

    /// <summary><see cref="Arabic"/> also right before a year: 1.2024年度收支总表.</summary>
    ArabicBeforeYear = 128,

    /// <summary>The numbers that rows of a table may begin with, each style a level of its own.</summary>
    Row = Chinese | ChineseInBrackets | Arabic | ArabicInBrackets | Circled,
}
