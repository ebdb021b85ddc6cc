using System.Text.RegularExpressions;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Parts.Cards;

/// <summary>What the labels of a card mean, in the wordings of <c>seeds/wordings.csv</c>.</summary>
static partial class CardLabels
{
    public enum Field
    {
        None,
        Name,
        Department,
        Unit,
        Attribute,
        Period,
        Section,
        Goal,
        Person,
        FilledAt,
        Contact,
    }

    static readonly WordTable Fields = WordTable.Of("card"), Funds = WordTable.Of("card fund");

    static readonly WordTable Level1 = WordTable.Of("indicator level 1"), Level2 = WordTable.Of("indicator level 2"),
        Parents = WordTable.Of("indicator parent"), Headings = WordTable.Of("indicator heading");

    /// <summary>Longest labels of fields and of funds.</summary>
    const int LongestField = 16, LongestFund = 20;

    public static Field FieldOf(string tight)
    {
        var label = tight.TrimEnd(':');
        return label.Length <= LongestField
            && Enum.TryParse<Field>(Fields.MeaningOf(label), ignoreCase: true, out var field) ? field : Field.None;
    }

    /// <summary>A heading of prose at the beginning of a cell that goes on with the prose itself.</summary>
    public static (string Heading, string Text)? FusedSection(string text)
    {
        var match = FusedHeading().Match(text);
        return match.Success ? (match.Groups["h"].Value, match.Groups["t"].Value.TrimStart(' ', '：', ':', '\n')) : null;
    }

    /// <summary>
    /// The source and horizon a label of funds names; horizon null where only the side of the table tells it.
    /// </summary>
    public static (FundSource Source, Horizon? Horizon)? FundOf(string tight)
    {
        var label = OfWhich().Replace(UnitSuffix().Replace(tight.TrimEnd(':'), ""), "").TrimEnd(':');
        if (label.Length > LongestFund) return null;
        return Funds.MeaningOf(label) switch
        {
            "total:term" => (FundSource.Total, Horizon.Term),
            "total:annual" => (FundSource.Total, Horizon.Annual),
            "central" => (FundSource.Central, null),
            "provincial" => (FundSource.Provincial, null),
            "local" => (FundSource.Local, null),
            "local:annual" => (FundSource.Local, Horizon.Annual),
            "carryover" => (FundSource.Carryover, null),
            "own" => (FundSource.Own, null),
            "other" => (FundSource.Other, null),
            _ => null,
        };
    }

    public static bool IsLevel1(string tight) => Level1.StandIn(tight);

    public static bool IsLevel2(string tight) => Level2.StandIn(tight);

    /// <summary>The 一级指标 a 二级指标 belongs to, whatever row its label slid into.</summary>
    public static string? Level1Of(string level2) => Parents.MeaningOf(level2);

    public static bool IsIndicatorHeading(string tight) => Headings.StandIn(tight);

    /// <summary>元 or 万元 as the label of the funds says it.</summary>
    public static string? MoneyUnit(string tight) =>
        Money().Match(tight) is { Success: true } match ? match.Groups["u"].Value : null;

    [GeneratedRegex(
        @"^(?<h>项目(概况|概述|设立必要性|设立的必要性|实施计划)|立项依据|保证项目实施的制度、措施)[\s：:]+(?<t>.{6,})$", RegexOptions.Singleline)]
    private static partial Regex FusedHeading();

    [GeneratedRegex(@"\((单位:)?[万千]?元\)")]
    private static partial Regex UnitSuffix();

    [GeneratedRegex(@"^其中:?|^[①-⑳\d][.、]?")]
    private static partial Regex OfWhich();

    [GeneratedRegex(@"\((?<u>[万千]?元)\)|单位:(?<u>[万千]?元)")]
    private static partial Regex Money();
}
