using DisclosureExtract.Primitives;

namespace DisclosureExtract.Vocabulary;

/// <summary>What names of public bodies look like, and when one name is another one cut short.</summary>
static class OrganisationNames
{
    const int Shortest = 3, Longest = 45;

    /// <summary>Up to this length a name that ends as names of bodies do is the end of one: 财政局, 法院.</summary>
    const int Fragment = 3;

    static readonly WordTable Ends = WordTable.Of("organisation");

    static readonly WordTable NoNames = WordTable.Of("no organisation");

    /// <summary>Names that every place has one of: alone they say nothing.</summary>
    static readonly WordTable Everywhere = WordTable.Of("organisation everywhere");

    /// <summary>Whether a folded text is the name of a body, a remark in brackets or 本级 behind it or not: X市财政局(本级).</summary>
    public static bool Is(string text)
    {
        var name = WithoutRemark(text);
        if (name.Length is < Shortest or > Longest || NoNames.StandIn(name) || !Ends.StandIn(name)) return false;
        return IsHan(name);
    }

    /// <summary>Ideographs, brackets and quotation marks, and nothing else.</summary>
    public static bool IsHan(string text) => text.All(c => TextFold.IsHan(c) || "()·“”".Contains(c));

    /// <summary>Whether a line may be the beginning of a name that goes on in the next line.</summary>
    public static bool MayBegin(string text) =>
        text.Length is >= 2 and <= Longest && IsHan(text) && !NoNames.StandIn(text);

    /// <summary>The end of a name that was cut, or one that every place has: 资源局, 人民法院.</summary>
    public static bool IsFragment(string name) => name.Length <= Fragment || Everywhere.StandIn(name);

    /// <summary>Whether one of the names is the other one shortened: 江苏省检察院 and 江苏省人民检察院.</summary>
    public static bool AreOne(string a, string b)
    {
        var (shorter, longer) = a.Length <= b.Length ? (WithoutRemark(a), b) : (WithoutRemark(b), a);
        var at = 0;
        foreach (var c in longer)
            if (at < shorter.Length && shorter[at] == c) at++;
        return at == shorter.Length;
    }

    static string WithoutRemark(string text)
    {
        var bracket = text.EndsWith(')') ? text.LastIndexOf('(') : -1;
        var name = bracket > 0 ? text[..bracket] : text;
        return name.EndsWith("本级", StringComparison.Ordinal) && name.Length > Shortest + 1 ? name[..^2] : name;
    }
}
