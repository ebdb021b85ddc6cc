using System.Text;
using System.Text.RegularExpressions;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tests.Checks;

/// <summary>A small disclosure in the notation of Examples/README.md, as pages.</summary>
sealed partial class ExampleDocument : IPageSource
{
    static readonly string Folder = Path.Combine(Repository.Root, "tests", "DisclosureExtract.Tests", "Checks", "Examples");

    readonly TranscriptPageSource transcript;
    readonly List<string[]> directives;

    ExampleDocument(TranscriptPageSource transcript, List<string[]> directives) => (this.transcript, this.directives) = (transcript, directives);

    /// <summary>Ids of the rules that have an example.</summary>
    public static IEnumerable<string> Rules => Directory.EnumerateFiles(Folder, "*.txt")
        .Select(Path.GetFileNameWithoutExtension).OfType<string>().Where(name => name[0] != '_');

    /// <summary>The example of a rule, on its right or on its wrong side.</summary>
    public static ExampleDocument Of(string rule, bool passes)
    {
        var text = Pair().Replace(Read(rule), m => m.Groups[passes ? "right" : "wrong"].Value);
        text = Include().Replace(text, m => Read("_" + m.Groups["name"].Value));
        var pages = text.Split("\n---\n").Select(page => page.Split('\n')).ToList();
        var lines = pages.Select(page => string.Join('\n', page.Where(l => !IsDirective(l)).Select(WithTabs)));
        var transcript = TranscriptPageSource.Open(Encoding.UTF8.GetBytes(string.Join('\f', lines)), rule);
        return new(transcript, pages.ConvertAll(page => Array.FindAll(page, IsDirective)));
    }

    /// <summary>How many pairs of a right and a wrong side the example of a rule has.</summary>
    public static int Pairs(string rule) => Pair().Count(Read(rule));

    public string MediaType => transcript.MediaType;

    public string? Producer => null;

    public int PageCount => transcript.PageCount;

    public Enclosures Enclosures => new(
        [.. directives.SelectMany(d => d).Where(d => d.StartsWith("%attached ", StringComparison.Ordinal)).Select(d => d.Split(' ', 2)[1])],
        HasXfa: directives.Exists(d => d.Contains("%xfa")));

    public FileDamage? Damage =>
        directives.Exists(d => d.Contains("%damaged")) ? new FileDamage(MayLackPages: false) : null;

    public PageContent ReadPage(int number, CancellationToken stop = default) =>
        directives[number - 1].Aggregate(transcript.ReadPage(number, stop), Applied);

    public void Dispose() => transcript.Dispose();

    static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name + ".txt")).TrimEnd('\n');

    static bool IsDirective(string line) => line.StartsWith('%');

    static string WithTabs(string line) => Bar().Replace(line, "\t");

    static PageContent Applied(PageContent page, string directive) => directive.Split(' ', 2) switch
    {
        ["%scan"] => FromPixels(page),
        ["%borderless"] => page with { StatedTables = [.. page.StatedTables!.Select(t => t with { IsBorderless = true })] },
        ["%engine", var what] => page with { EngineFailures = [new EngineFailure("an engine", what)] },
        ["%image"] => page with { Words = [], StatedTables = null, Glyphs = new(), Images = [new(0, 0, page.Width, page.Height)] },
        ["%chart"] => page with { Charts = [new(0, 0, page.Width, page.Height / 2)] },
        ["%garbled"] => page with { Glyphs = page.Glyphs with { Unmapped = page.Glyphs.Shown } },
        ["%unread"] => page with { Unread = [new UnreadMark(new(0, 0, 10, 10), UnreadReason.FontUnreadable, 1)] },
        ["%attached", _] or ["%xfa"] or ["%damaged"] => page,
        ["%lying", var amount] => InLyingFont(page, amount),
        ["%struck", var amount] => Struck(page, amount),
        ["%merged", var amount] => Merged(page, amount),
        ["%red", var amount] => InRed(page, amount),
        ["%field", var what] => page with { FieldConflicts = [FieldOver(page, what.Split(' '))] },
        ["%formula", var what] => page with { FormulaConflicts = [FormulaIn(page, what.Split(' '))] },
        ["%unreadable"] => throw new PageUnreadableException(page.Number, "broken on purpose"),
        _ => throw new FormatException($"“{directive}” is nothing that Examples/README.md knows"),
    };

    /// <summary>The cell of an amount goes over the one below it.</summary>
    static PageContent Merged(PageContent page, string amount) => page with
    {
        StatedTables = [.. page.StatedTables!.Select(t => t.Cells.FirstOrDefault(c => c.Text == amount) is not { } cell ? t : t with
        {
            Cells = [.. t.Cells.Where(c => c.Row != cell.Row + 1 || c.Column != cell.Column).Select(c => c == cell ? c with { RowSpan = 2 } : c)],
        })],
    };

    static PageContent InLyingFont(PageContent page, string amount) => page with
    {
        StatedTables = [.. page.StatedTables!.Select(t => t with { Cells = [.. t.Cells.Select(c => c.Text == amount ? InLyingFont(c) : c)] })],
    };

    static Cell InLyingFont(Cell cell)
    {
        var doubt = new FontDoubt("F1", "its digits stand out of order", "其数字次序错乱");
        return cell with { Lines = [.. cell.Lines.Select(l => TextLine.Of([.. l.Words.Select(w => w with { Doubt = doubt })]))] };
    }

    static PageContent Struck(PageContent page, string amount) => page with
    {
        StatedTables = [.. page.StatedTables!.Select(t => t with { Cells = [.. t.Cells.Select(c => c.Text == amount ? Struck(c) : c)] })],
    };

    static Cell Struck(Cell cell) => cell with
    {
        Lines = [.. cell.Lines.Select(l => TextLine.Of([.. l.Words.Select(w => w with { Overdrawn = Overdrawn.Stroke })]))],
    };

    static PageContent InRed(PageContent page, string amount) => page with
    {
        StatedTables = [.. page.StatedTables!.Select(t => t with { Cells = [.. t.Cells.Select(c => c.Text == amount ? InRed(c) : c)] })],
    };

    static Cell InRed(Cell cell) => cell with
    {
        Lines = [.. cell.Lines.Select(l => new TextLine([.. l.Words.Select(w => w with { IsRed = true })], l.Box))],
    };

    static FieldConflict FieldOver(PageContent page, string[] what) =>
        new(page.StatedTables!.SelectMany(t => t.Cells).First(c => c.Text == what[0]).TextBox, what[0], what[1]);

    static FormulaConflict FormulaIn(PageContent page, string[] what) =>
        new(page.StatedTables!.SelectMany(t => t.Cells).First(c => c.Text == what[0]).TextBox, "SUM(A1:A9)", what[0], Number(what[0]), Number(what[1]));

    static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    static PageContent FromPixels(PageContent page) => page with
    {
        Words = [.. page.Words.Select(FromPixels)],
        StatedTables = [.. page.StatedTables!.Select(t => t with { Cells = [.. t.Cells.Select(FromPixels)] })],
    };

    static Cell FromPixels(Cell cell) =>
        cell with { Lines = [.. cell.Lines.Select(l => new TextLine([.. l.Words.Select(FromPixels)], l.Box))] };

    static Word FromPixels(Word word)
    {
        var readings = word.Raw.Split('~');
        return new Word(TextFold.Fold(readings[0]), word.Box, WordSource.Ocr)
        {
            Raw = readings[0],
            FontSize = word.FontSize,
            Confidence = 0.95,
            Reading = new LineReading(readings[0], 0.95, [.. readings.Skip(1).Select(r => new ReadingAlternative(r, 0.9, "another"))])
            {
                Doubt = readings.Length > 1 ? ReadingDoubt.Disagreement : ReadingDoubt.None,
            },
        };
    }

    [GeneratedRegex(@"\{\{(?<right>.*?) ?=> ?(?<wrong>.*?)\}\}", RegexOptions.Singleline)]
    private static partial Regex Pair();

    [GeneratedRegex(@"^%include (?<name>\w+)$", RegexOptions.Multiline)]
    private static partial Regex Include();

    [GeneratedRegex(@" ?\| ?")]
    private static partial Regex Bar();
}
