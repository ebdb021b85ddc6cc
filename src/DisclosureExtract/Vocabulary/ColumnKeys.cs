using System.Text.RegularExpressions;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Vocabulary;

/// <summary>Heading path → column key of the contract.</summary>
public static partial class ColumnKeys
{
    public const string Amount = "amount";
    public const string Total = "total";
    public const string Subtotal = "subtotal";
    public const string Current = "current";
    public const string Carryover = "carryover";
    public const string Basic = "basic";
    public const string Project = "project";
    public const string Personnel = "personnel";
    public const string Public = "public";
    public const string FiscalAppropriation = "fiscal_appropriation";
    public const string GeneralPublicBudget = "general_public_budget";
    public const string GovernmentFund = "government_fund";
    public const string StateCapital = "state_capital";
    public const string Vehicles = "vehicles";
    public const string AgencyOperating = "agency_operating";
    public const string ThreePublicSubtotal = "three_public_subtotal";
    public const string OpeningBalance = "opening_balance";
    public const string ClosingBalance = "closing_balance";
    public const string CarryForward = "carry_forward";

    /// <summary>Prefix of keys made from headings the contract does not know.</summary>
    public const string OtherPrefix = "column:";

    /// <summary>WordTable of headings with the keys they have.</summary>
    static readonly WordTable Keys = WordTable.Of("column");

    static readonly WordTable MomentWords = WordTable.Of("moment");

    static readonly WordTable Opposites = WordTable.Of("column opposite");

    /// <summary>
    /// The key of one heading, if the contract has one that is not a total. What a heading says it is not, it never is:
    /// 非同级财政拨款 is no 财政拨款.
    /// </summary>
    public static string? Specific(string heading)
    {
        var text = Unnumbered(heading);
        var key = Keys.MeaningOf(text);
        return key is FiscalAppropriation && Opposites.StandIn(text) ? null : key;
    }

    /// <summary>Money of the treasury, by where it comes from.</summary>
    public static bool IsSource(string key) =>
        key is GeneralPublicBudget or GovernmentFund or StateCapital or FiscalAppropriation;

    /// <summary>
    /// Keys whose heading, over a lone column, names the form and not the column: a source of money, or 本年预算 where
    /// nothing was carried over.
    /// </summary>
    public static bool NamesForm(string key) =>
        IsSource(key) || key is Current;

    public static bool IsTotal(string heading) => TotalPattern().IsMatch(Unnumbered(heading));

    public static bool IsSubtotal(string heading)
    {
        var text = Unnumbered(heading);
        if (!text.EndsWith("小计", StringComparison.Ordinal)) return false;
        return Numbering.Strip(text, NumberingStyles.OfWhich).Length <= LongestSubtotal;
    }

    /// <summary>金额, 预算数, 2026年, 决算数 … : says what kind of number stands here, not of what.</summary>
    public static bool IsGeneric(string heading) => GenericPattern().IsMatch(Unnumbered(heading));

    /// <summary>Whether a text says what a column of amounts holds.</summary>
    public static bool IsAmountHeading(string text) =>
        text.Length is > 1 and <= 24
            && (IsTotal(text) || IsSubtotal(text) || IsGeneric(text) || Specific(text) is not null);

    /// <summary>One of <see cref="Moments"/> for a generic heading; null for 金额 and the like.</summary>
    public static string? Moment(string heading, int? year)
    {
        if (Comparison().IsMatch(heading)) return null;
        if (year is { } y && heading.Contains($"{y - 1}年", StringComparison.Ordinal)) return Moments.LastYear;
        return MomentWords.MeaningOf(heading);
    }

    /// <summary>Whether a heading compares two other columns: 比上年增减, 增减额, 变动率.</summary>
    public static bool Compares(string heading) => Comparing.StandIn(Unnumbered(heading));

    static readonly WordTable Comparing = WordTable.Of("column comparing");

    /// <summary>A longer text that ends in 小计 is no heading.</summary>
    const int LongestSubtotal = 10;

    static readonly char[] Digits = [.. "0123456789"];

    /// <summary>
    /// Without its unit, and without the number of its column, where no ruling parts the row of numbers (栏次) from the headings: 决算数2.
    /// </summary>
    static string Unnumbered(string printed)
    {
        var heading = UnitText.WithoutUnit(printed);
        if (heading.Length <= 2 || !char.IsAsciiDigit(heading[^1])) return heading;
        return heading.TrimEnd(Digits) is { Length: > 1 } bare && TextFold.IsHan(bare[^1]) ? bare : heading;
    }

    [GeneratedRegex(@"^(总计|合计|.*(收入|支出|资金|经费|年度?|预算|决算|金额)(总计|合计|总额|总数)|合计数|总金额|预算合计|全口径合计)(\(.*\))?$")]
    private static partial Regex TotalPattern();

    [GeneratedRegex(
        @"^(\d{4}年度?|本年度?|当年|年初)?"
        + "(金额|预算数|决算数|预算|决算|执行数|预算执行数|预算金额|决算金额|预算安排数?|年初预算数?|全年预算数|调整预算数|年初数"
        + "|数额|支出数|收入数|支出预算|收入预算|收入预算数|支出预算数|预算资金)?"
        + @"(\(.*\))?$|^(上年度?|去年)(年初)?(预算|决算|执行|完成)?(数|金额)?$|^(当|本)年数$")]
    private static partial Regex GenericPattern();

    /// <summary>2025年预算数比2024年执行数, 较上年增减: of two years, not of one.</summary>
    [GeneratedRegex(@"(比|较|与).{0,8}(年|预算|决算|执行)|增减")]
    private static partial Regex Comparison();
}
