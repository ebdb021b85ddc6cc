namespace DisclosureExtract.Engines.Ocr;

/// <summary>What the recogniser is known to do to Chinese text, put right where the pixels or the script leave no doubt.</summary>
static class ChineseFaults
{
    /// <param name="startsFlat">The first thing on the line is a flat stroke.</param>
    public static string Mend(string text, bool startsFlat)
    {
        text = text.Replace('丶', '、'); // a radical nobody prints alone
        if (!startsFlat || text.Length < 2) return text;
        // A flat stroke is 一 or a dash; the recogniser takes it for nothing, or for the numeral it knows better there.
        if (text[0] is '、' or ',' or '，' or '.') return "一、" + text[1..];
        if (text[0] is '二' or '三' && text[1] is '、' or '.') return "一、" + text[2..];
        if (text[0] == '般') return "一" + text; // 一般公共预算
        return text;
    }
}
