using System.Text.RegularExpressions;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Scans.Cells;

/// <summary>
/// What the recogniser is known to do to Chinese text, put right where the pixels or the script leave no doubt.
/// </summary>
static partial class ChineseFaults
{
    const string Numerals = "一二三";

    /// <summary>From , ; : to ， ； ：.</summary>
    const int FullWidth = 0xFEE0;

    /// <param name="flatStrokes">Level strokes that the first character consists of; 0 where it has others.</param>
    public static string Mend(string text, int flatStrokes)
    {
        text = text.Replace('丶', '、'); // a radical nobody prints alone
        if (text is ">" or "〉") return "入"; // alone on the last line of a narrow cell
        text = Quoted().Replace(text, "“${inner}”");
        text = Stray().Replace(text, "");
        text = Underlined().Replace(text, "");
        text = FirstInBrackets().Replace(text, "一");
        text = Narrow().Replace(text, m => ((char)(m.ValueSpan[0] + FullWidth)).ToString());
        text = LostOne().Replace(text, "一般");
        text = Subject().Replace(text, "科目");
        text = Expenditure().Replace(text, "支出");
        text = Balance().Replace(text, "收支");
        text = Housing().Replace(text, "住房");
        text = Basic().Replace(text, "基本");
        text = Agency().Replace(text, "机关");
        if (flatStrokes is < 1 or > 3 || text.Length < 2) return text;
        // The recogniser takes level strokes for nothing, for dashes and dots, or for a numeral with one stroke more or
        // less.
        var numeral = Numerals[flatStrokes - 1];
        if (Numbered().Match(text) is { Success: true } start) return numeral + "、" + text[start.Length..];
        if (flatStrokes > 1 && Tens().Match(text) is { Success: true } tens) return numeral + "十" + text[tens.Length..];
        return text;
    }

    /// <summary>“三公" with marks of two kinds; Chinese text has the curved ones.</summary>
    [GeneratedRegex("[“”\"](?<inner>[^“”\"]*\\p{IsCJKUnifiedIdeographs}[^“”\"]*)[“”\"]")]
    private static partial Regex Quoted();

    /// <summary>What is left of a watermark or a seal within a word, or right after it.</summary>
    [GeneratedRegex(@"(?<=\p{IsCJKUnifiedIdeographs})(?:['‘’`´~^_|!\\]+(?=\p{IsCJKUnifiedIdeographs}|$)|-$)")]
    private static partial Regex Stray();

    /// <summary>
    /// The line under an amount filled into a printed sentence, read as a character at its ends; a minus stands after
    /// no word.
    /// </summary>
    [GeneratedRegex(@"(?<=[\p{IsCJKUnifiedIdeographs}、，；：)）])_+(?=\d)|(?<=[\d%元])_+(?=[\p{IsCJKUnifiedIdeographs}%，。；、])")]
    private static partial Regex Underlined();

    /// <summary>（一） before the words it numbers.</summary>
    [GeneratedRegex(@"(?<=^\s*[(（])[-—–―_](?=[)）]\p{IsCJKUnifiedIdeographs})")]
    private static partial Regex FirstInBrackets();

    /// <summary>
    /// Marks between Chinese words, which the recogniser gives now in the width of Latin ones, now of their own.
    /// </summary>
    [GeneratedRegex(@"(?<=[\p{IsCJKUnifiedIdeographs}”）])[,;:](?=[\p{IsCJKUnifiedIdeographs}“（]|$)")]
    private static partial Regex Narrow();

    /// <summary>
    /// 一般 of which the first character became dashes, dots or nothing; no other word of these forms has 般.
    /// </summary>
    [GeneratedRegex(@"(?!(?<=\p{IsCJKUnifiedIdeographs})[-—–]一般)(?<![百万这那一])(?:[-—–―·•'‘’_~一]|(?<!\d)\.)*般(?=公共|行政|债|预算|性)|(?:[-—–―·•'‘’_~]|(?<!\d)\.)+般")]
    private static partial Regex LostOne();

    /// <summary>科目 before what only follows it.</summary>
    [GeneratedRegex("科[日曰H门口片](?=编码|名称|代码)")]
    private static partial Regex Subject();

    /// <summary>支出 where only that can stand.</summary>
    [GeneratedRegex("[文攴女]出(?=$|[)）]|预算|决算|总|合计|表|功能|经济|分类|明细|情况|绩效|科目)")]
    private static partial Regex Expenditure();

    [GeneratedRegex("收[文攴](?=总|预算|决算|情况|表)")]
    private static partial Regex Balance();

    [GeneratedRegex("[主佳往]房(?=公积金|改革|保障|补贴|和城乡)")]
    private static partial Regex Housing();

    [GeneratedRegex("(?<!尤)其本(?=支出|工资|养老|医疗|公共)")]
    private static partial Regex Basic();

    [GeneratedRegex("[几札]关(?=事业|单位|运行经费|工资|商品|资本|服务)")]
    private static partial Regex Agency();

    [GeneratedRegex(@"^(?:[一二三]|[-=:：—–―·•.'‘’_~]{1,2})?[、,，.]")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(?:[一二三]|[-=:：;—–―·•.'‘’_~]{1,2})?十")]
    private static partial Regex Tens();
}
