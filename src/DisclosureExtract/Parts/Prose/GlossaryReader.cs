using System.Text.RegularExpressions;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Parts.Prose;

/// <summary>A term explained in 名词解释.</summary>
public sealed record GlossaryTerm(string Term, string Definition, int Page);

/// <summary>Terms and what they mean: "一、基本支出：指…", or the term as a heading with its meaning below.</summary>
static partial class GlossaryReader
{
    const NumberingStyles TermNumbers = NumberingStyles.Row & ~NumberingStyles.Circled;

    public static List<GlossaryTerm> Read(IReadOnlyList<Section> sections)
    {
        var terms = new List<GlossaryTerm>();
        var level = 0; // of the heading 名词解释 we are under
        foreach (var section in sections)
        {
            if (section.Heading.Contains("名词解释", StringComparison.Ordinal)) level = Math.Max(1, section.Level);
            else if (level > 0 && section.Level <= level && (section.Level == 1 || !IsTerm(section))) level = 0;
            if (level == 0) continue;
            var isHeading = !section.Heading.Contains("名词解释", StringComparison.Ordinal);
            if (isHeading)
                terms.Add(new(Clean(TextFold.FoldTight(section.Heading)), "", section.Pages is [var first, ..] ? first : 0));
            foreach (var paragraph in section.Paragraphs)
            {
                var match = Entry().Match(Numbering.Strip(paragraph.Tight, TermNumbers));
                if (match.Success && !(isHeading && terms[^1].Definition.Length == 0))
                    terms.Add(new(Clean(match.Groups[1].Value), MeaningOf(paragraph.Text), paragraph.PlaceOf(0).Page));
                else if (terms.Count > 0)
                    terms[^1] = terms[^1] with { Definition = terms[^1].Definition + paragraph.Text };
            }
        }
        terms.RemoveAll(t => t.Definition.Length == 0);
        return terms;
    }

    static bool IsTerm(Section section) =>
        section.Paragraphs.Count > 0 && Meaning().IsMatch(section.Paragraphs[0].Tight);

    /// <summary>The term without its number, the colon after it and quotation marks around it.</summary>
    static string Clean(string term)
    {
        var bare = Numbering.Strip(term, TermNumbers).TrimEnd(':');
        var unquoted = bare.Trim('“', '”', '"');
        // Quotation marks around a part of the term belong to it: “三公”经费.
        return term.Contains('”') && !unquoted.Contains('“') ? bare : unquoted;
    }

    /// <summary>What stands behind the colon.</summary>
    static string MeaningOf(string text) => text[(text.AsSpan().IndexOfAny(':', '：') + 1)..].Trim();

    [GeneratedRegex(@"^([^:。;,]{2,36}):")]
    private static partial Regex Entry();

    [GeneratedRegex(@"^(是?指|反映|包括|专指|填列)")]
    private static partial Regex Meaning();
}
