using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Css;
using AngleSharp.Css.Parser;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace DisclosureExtract.Formats.Web;

/// <summary>
/// Rules in the style elements of a page → the style attributes of the elements they are meant for, so that one place tells how an
/// element shows. Only what hides, strikes or colours text is taken; what asks for a medium or a state of the page is left out.
/// </summary>
static partial class PageStyles
{
    /// <summary>Rules that a page may have, and elements that they may be held against together.</summary>
    const int MostRules = 4_000, MostMatches = 400_000;

    sealed record Said(string Value, bool IsImportant, Priority Priority);

    public static void Write(IHtmlDocument document)
    {
        var rules = document.QuerySelectorAll("style").SelectMany(s => RulesOf(s.TextContent)).Take(MostRules).ToList();
        if (!rules.Exists(r => Alarming().IsMatch(r.Body))) return; // most style sheets only lay out
        var parser = document.Context.GetService<ICssSelectorParser>();
        var said = new Dictionary<IElement, Dictionary<string, Said>>();
        var matches = 0;
        foreach (var rule in rules)
        {
            if (parser?.ParseSelector(rule.Selector) is not { } selector) continue;
            var declarations = Declarations(rule.Body).ToList();
            if (declarations.Count == 0) continue;
            foreach (var element in document.QuerySelectorAll(rule.Selector))
            {
                if (++matches > MostMatches) return;
                if (!said.TryGetValue(element, out var own)) said[element] = own = new(StringComparer.OrdinalIgnoreCase);
                foreach (var (name, value, isImportant) in declarations)
                {
                    if (own.TryGetValue(name, out var other) && !Outweighs(isImportant, selector.Specificity, other)) continue;
                    own[name] = new(value, isImportant, selector.Specificity);
                }
            }
        }
        foreach (var (element, properties) in said) Write(element, properties);
    }

    /// <summary>What comes later outweighs what is as specific.</summary>
    static bool Outweighs(bool isImportant, Priority priority, Said other) =>
        isImportant != other.IsImportant ? isImportant : priority >= other.Priority;

    static void Write(IElement element, Dictionary<string, Said> properties)
    {
        var own = element.GetAttribute("style") ?? "";
        var inline = Declarations(own).ToLookup(d => d.Name, StringComparer.OrdinalIgnoreCase);
        var more = properties.Where(p => !inline[p.Key].Any() || (p.Value.IsImportant && !inline[p.Key].Any(d => d.IsImportant))).ToList();
        if (more.Count == 0) return;
        var kept = own.Split(';').Where(d => !more.Exists(m => m.Key.Equals(d.Split(':')[0].Trim(), StringComparison.OrdinalIgnoreCase)));
        element.SetAttribute("style", string.Join(';', kept.Concat(more.Select(m => $"{m.Key}:{m.Value.Value}"))));
    }

    static IEnumerable<(string Selector, string Body)> RulesOf(string sheet)
    {
        var text = Grouped().Replace(Comment().Replace(sheet, ""), "");
        foreach (Match rule in Rule().Matches(text)) yield return (rule.Groups["selector"].Value.Trim(), rule.Groups["body"].Value);
    }

    static IEnumerable<(string Name, string Value, bool IsImportant)> Declarations(string body)
    {
        foreach (Match declaration in Declaration().Matches(body))
            yield return (declaration.Groups["name"].Value, declaration.Groups["value"].Value.Trim(), declaration.Groups["important"].Success);
    }

    [GeneratedRegex(@"none|hidden|mso-hide|line-through|opacity|font-size\s*:\s*0|(?<!-)color\s*:\s*(red|white|#f00|#fff|#ff0000|#ffffff|rgb)", RegexOptions.IgnoreCase)]
    private static partial Regex Alarming();

    [GeneratedRegex(@"/\*.*?\*/|<!--|-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    /// <summary>Rules that begin with @, with what stands in their braces.</summary>
    [GeneratedRegex(@"@[^{};]*(;|\{([^{}]*\{[^{}]*\})*[^{}]*\})")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"(?<selector>[^{}]+)\{(?<body>[^{}]*)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Rule();

    [GeneratedRegex(@"(?<![\w-])(?<name>display|visibility|mso-hide|opacity|font-size|color|background|background-color|text-decoration|text-decoration-line)\s*:(?<value>[^;!]*)(?<important>!\s*important)?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Declaration();
}
