using DisclosureExtract.Tools.Hostile.Harms;
using DisclosureExtract.Tools.Hostile.Writing;

namespace DisclosureExtract.Tools.Hostile;

/// <summary>PDFs made to do harm: every harm in every spelling.</summary>
static class HostileFiles
{
    static readonly Spelling[] Spellings = Enum.GetValues<Spelling>();

    static IEnumerable<Harm> Kinds =>
    [
        .. RingHarms.All, .. PageTreeHarms.All, .. ColourHarms.All, .. FunctionHarms.All, .. FontHarms.All, .. TreeHarms.All,
        .. TableHarms.All, .. StreamHarms.All, .. ContentHarms.All,
    ];

    public static IEnumerable<(string Name, byte[] Bytes)> All =>
        Kinds.SelectMany(harm => Spellings.Select(spelling => Make(harm, spelling)));

    /// <summary>Every harm in one spelling, which goes round.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> OneOfEach =>
        Kinds.Select((harm, i) => Make(harm, Spellings[i % Spellings.Length]));

    public static IEnumerable<string> Names => Kinds.Select(k => k.Name);

    public static byte[] Make(string harm, Spelling spelling) => Make(Kinds.First(k => k.Name == harm), spelling).Bytes;

    static (string Name, byte[] Bytes) Make(Harm harm, Spelling spelling)
    {
        var pdf = new HostilePdf();
        harm.Do(pdf);
        return ($"{harm.Name}-{spelling.ToString().ToLowerInvariant()}.pdf", pdf.ToBytes(spelling));
    }
}
