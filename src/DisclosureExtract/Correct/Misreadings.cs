using DisclosureExtract.Primitives;

namespace DisclosureExtract.Correct;

/// <summary>A value an amount may have had before it was misread.</summary>
/// <param name="Text">The amount as it would be printed.</param>
/// <param name="What">The change, for people: "5 read for 6".</param>
/// <param name="WhatZh">The same in Chinese.</param>
/// <param name="IsRead">An engine has read it so; otherwise it is only a fault that engines are known to make.</param>
sealed record Candidate(string Text, decimal Value, string What, string WhatZh, bool IsRead = false);

/// <summary>
/// Which other amounts an OCR engine may have taken for the one it gave: one fault each, and only faults engines make.
/// </summary>
static class Misreadings
{
    /// <summary>For each digit those that engines take it for, worn or blurred.</summary>
    static readonly string[] Confused = ["8693", "74", "73", "8592", "196", "6389", "580", "129", "36095", "804537"];

    /// <param name="text">Folded text of the amount.</param>
    /// <param name="alternatives">What else an engine read.</param>
    /// <param name="decimals">Digits after the point in the rest of the table.</param>
    public static IReadOnlyList<Candidate> Of(string text, IEnumerable<string> alternatives, int decimals)
    {
        var own = AmountText.Parse(text).Value;
        var found = new Dictionary<decimal, Candidate>();
        void Add(string candidate, string what, string whatZh, bool isRead = false)
        {
            if (AmountText.Parse(candidate) is { Value: { } value } && value != own) found.TryAdd(value, new Candidate(candidate, value, what, whatZh, isRead));
        }
        foreach (var alternative in alternatives) Add(AmountGrammar.Read(alternative).Text, "another reading of the engines", "引擎的另一读法", isRead: true);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i])) continue;
            foreach (var digit in Confused[text[i] - '0'])
                Add(string.Concat(text[..i], digit, text[(i + 1)..]), $"{text[i]} read for {digit}", $"“{digit}”误读作“{text[i]}”");
            // Digits side by side that are the same run into one; where separators stand, the count of digits tells as
            // well.
            Add(WithoutSeparators(text.Insert(i, text[i].ToString())), $"a repeated {text[i]} lost", $"漏读重复的“{text[i]}”");
            if (i > 0 && text[i] == text[i - 1]) Add(WithoutSeparators(text.Remove(i, 1)), $"a {text[i]} read twice", $"“{text[i]}”重复读出");
        }
        var tight = WithoutSeparators(text);
        // A ruling beside the amount.
        if (tight.Length > 1 && tight[0] == '1') Add(tight[1..], "a ruling read as 1", "框线误读作“1”");
        if (tight.Length > 1 && tight[^1] == '1') Add(tight[..^1], "a ruling read as 1", "框线误读作“1”");
        // The decimal point lost, or a speck read as one.
        if (decimals > 0 && !tight.Contains('.') && tight.Length > decimals) Add(tight.Insert(tight.Length - decimals, "."), "the decimal point lost", "漏读小数点");
        if (tight.Contains('.')) Add(tight.Replace(".", "", StringComparison.Ordinal), "a speck read as decimal point", "污点误读作小数点");
        if (tight[0] == '-') Add(tight[1..], "a speck read as minus", "污点误读作负号");
        else Add("-" + tight, "the minus lost", "漏读负号");
        return [.. found.Values];
    }

    static string WithoutSeparators(string text) => text.Replace(",", "", StringComparison.Ordinal);
}
