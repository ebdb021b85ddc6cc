namespace DisclosureExtract.Formats.Stating;

/// <summary>Raised or lowered text: its digits are those of a note and no part of an amount before it.</summary>
static class Raised
{
    const string Digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>The text with digits that show that they are raised.</summary>
    public static string Of(string text) => string.Create(text.Length, text, static (raised, text) =>
    {
        for (var i = 0; i < text.Length; i++) raised[i] = char.IsAsciiDigit(text[i]) ? Digits[text[i] - '0'] : text[i];
    });
}
