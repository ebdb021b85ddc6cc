using System.Globalization;
using DisclosureExtract.Pages;

namespace DisclosureExtract.Tools.Synthesis.Sheets;

/// <summary>Which family of wordings and columns the forms follow.</summary>
public enum Province
{
    /// <summary>Two-sided summaries, codes, 合计 | 基本支出 | 项目支出, “三公” and agency cost in one form, in 万元.</summary>
    Shanghai,

    /// <summary>
    /// The forms of most provinces: 收支总表, 上年结转, 科目编码 in one column, 人员经费 and 公用经费 in the form by function.
    /// </summary>
    Common,

    /// <summary>Three-sided summaries (收入 | 支出 by function | 支出 by use), code and name and one amount.</summary>
    Jiangsu,

    /// <summary>类 | 款 | 项 | 单位代码 | 单位名称（科目）: rows of the department and its units above their subjects.</summary>
    Sichuan,

    /// <summary>Central departments: nine forms, 执行数 of the year before with 增减额 and 增减%.</summary>
    Central,

    /// <summary>Several units, each with its subjects below; meetings and training beside “三公”.</summary>
    Guangxi,

    /// <summary>A summary of four lists; revenue by unit in seventeen columns.</summary>
    Hunan,

    /// <summary>单位资金 in columns of its own; project code, functional and economic code side by side.</summary>
    Yunnan,

    /// <summary>Expenditure by use, “三公” as rows with the year before, projects by unit and kind.</summary>
    Guangdong,

    /// <summary>One list of revenue above expenditure, income by kind, appropriations by use: forms of universities.</summary>
    University,
}

/// <summary>How a subject code is printed.</summary>
public enum CodeMode
{
    /// <summary>208 | 05 | 06</summary>
    Split,

    /// <summary>Each row prints its own part only: 208, then 05, then 06, each in its column.</summary>
    SplitOwn,

    /// <summary>2080506</summary>
    One,

    /// <summary>2080506 over the three columns 类 | 款 | 项, as final accounts print it.</summary>
    OneOverThree,

    /// <summary>2080506机关事业单位职业年金缴费支出</summary>
    Fused,

    /// <summary>[2080506]机关事业单位职业年金缴费支出</summary>
    FusedBrackets,

    /// <summary>2080506-机关事业单位职业年金缴费支出</summary>
    FusedHyphen,

    /// <summary>2080506 机关事业单位职业年金缴费支出</summary>
    FusedSpace,
}

/// <summary>Which characters an amount is printed with.</summary>
enum AmountLook
{
    Plain,

    /// <summary>１，２３４．５６</summary>
    FullWidth,

    /// <summary>White space around the number, as spreadsheets leave it.</summary>
    Padded,
}

public enum ZeroMode
{
    Blank,
    Zero,
    ZeroDecimals,
    Hyphen,
    Dash,

    /// <summary>Blank and 0 in one table.</summary>
    Mixed,
}

enum NegativeMode
{
    Minus,
    Brackets,
    Triangle,
    FullWidthMinus,
    FullWidthBrackets,
}

enum TotalPlace
{
    Last,
    First,
}

/// <summary>How the contents of the forms are printed, apart from where they stand on the page.</summary>
sealed record PrintOptions
{
    public Province Province { get; init; }

    public string Unit { get; init; } = "元";

    public int Decimals { get; init; } = 2;

    public bool HasSeparators { get; init; } = true;

    /// <summary>80 beside 418.26: zeros at the end are left out.</summary>
    public bool DropsZeros { get; init; }

    public ZeroMode Zero { get; init; }

    public NegativeMode Negative { get; init; }

    public CodeMode Codes { get; init; }

    public TotalPlace Total { get; init; }

    /// <summary>合计 merged over code and name; otherwise it stands in the name column.</summary>
    public bool IsTotalMerged { get; init; }

    /// <summary>A row 1 2 3 … below the headings.</summary>
    public bool HasNumberRow { get; init; }

    /// <summary>White space between the two characters of short headings and totals: 合　计, 项  目.</summary>
    public bool IsSpaced { get; init; }

    /// <summary>The note of a form stands as last row inside of the frame.</summary>
    public bool IsNoteInside { get; init; }

    /// <summary>Headings of amounts name the year (2025年预算数), and beside them stands the year before.</summary>
    public bool HasLastYear { get; init; }

    /// <summary>White space before names, by level.</summary>
    public bool IsIndented { get; init; }

    /// <summary>All 类 of the classification in summaries, also those without money.</summary>
    public bool ListsAllClasses { get; init; }

    /// <summary>
    /// Revenue, “三公” and procurement list units, not subjects, with a code of their own; in the forms of places a
    /// department has several.
    /// </summary>
    public bool IsByUnit { get; init; }

    /// <summary>A column 行次 that counts the rows of two-sided forms, and a row 栏次.</summary>
    public bool HasLineNumbers { get; init; }

    /// <summary>A form of government procurement; 0 none, else its shape.</summary>
    public int Procurement { get; init; }

    /// <summary>“三公” beside the amounts of the year before.</summary>
    public bool HasTwoYears { get; init; }

    public AmountLook Look { get; init; }

    /// <summary>How one column of a form writes its amounts.</summary>
    public AmountWriting Writing { get; init; }

    public Align AmountAlign { get; init; } = Align.Right;

    /// <summary>Remarks with amounts below the forms.</summary>
    public bool HasFootnotes { get; init; }

    /// <summary>Sources of money carried over are listed below it without numbers.</summary>
    public bool HasPlainSources { get; init; }

    /// <summary>Which of the wordings of titles and notes is used.</summary>
    public int Wording { get; init; }

    /// <summary>Smallest printed amount in yuan.</summary>
    public decimal Place => Factor(Unit) / (decimal)Math.Pow(10, Decimals);

    public static decimal Factor(string unit) =>
        unit switch
        {
            "元" => 1,
            "千元" => 1_000,
            "万元" => 10_000,
            "亿元" => 100_000_000,
            _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "not a unit"),
        };

    /// <summary>An amount in yuan as printed, and the value it then has; null where no fact is printed.</summary>
    public (string Text, decimal? Value) Print(decimal yuan, string unit, bool zeroHere)
    {
        var decimals = unit == Unit ? Decimals : 2;
        var value = Math.Round(yuan / Factor(unit), decimals, MidpointRounding.AwayFromZero);
        if (value == 0)
            return Zero switch
            {
                ZeroMode.Zero => ("0", 0),
                ZeroMode.ZeroDecimals => (decimals == 0 ? "0" : "0." + new string('0', decimals), 0),
                ZeroMode.Hyphen => ("-", null),
                ZeroMode.Dash => ("—", null),
                ZeroMode.Mixed when zeroHere => ("0", 0),
                _ => ("", null),
            };
        var format = (HasSeparators ? "#,##0" : "0") + (
            decimals == 0 ? "" : "." + new string(DropsZeros ? '#' : '0', decimals));
        var text = Math.Abs(value).ToString(format, CultureInfo.InvariantCulture);
        return (value < 0 ? Negated(text) : text, value);
    }

    string Negated(string text) => Negative switch
    {
        NegativeMode.Minus => "-" + text,
        NegativeMode.Brackets => $"({text})",
        NegativeMode.FullWidthMinus => "－" + text,
        NegativeMode.FullWidthBrackets => $"（{text}）",
        _ => "△" + text,
    };

    /// <summary>The same characters in the chosen look.</summary>
    public string Dress(string text) => text.Length == 0 ? text : Look switch
    {
        AmountLook.FullWidth =>
            string.Concat(text.Select(static c => c is > ' ' and < '\u007F' ? (char)(c + 0xFEE0) : c)),
        AmountLook.Padded => $" {text} ",
        _ => text,
    };
}
