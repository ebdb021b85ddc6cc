using System.CommandLine;
using DisclosureExtract.Cli.Runs;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Engines;
using DisclosureExtract.Engines.Drawing;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Scans;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Cli.Commands;

/// <summary><c>inspect FILE --page N</c></summary>
static class InspectCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A document that extract can read." };
        var page = new Option<int>("--page", "-p") { Description = "Page to draw.", DefaultValueFactory = _ => 1 };
        var output = new Option<string?>("--out", "-o")
        {
            Description = "PNG to write; NAME.pN.png in the current folder by default.",
        };
        var dpi = new Option<int>("--dpi") { Description = "Resolution.", DefaultValueFactory = _ => 110 };
        var command = new Command(
            "inspect",
            "Draw what the program sees on a page: words, rulings, cells, spans and mapped codes.") { file, page, output, dpi };
        dpi.Check("--dpi takes a number from 30 to 400.", d => d is >= 30 and <= 400);
        command.SetAction(result => (int)Failure.Handle(
            () =>
                Run(
                    result.GetRequiredValue(file), result.GetValue(page), result.GetValue(output),
                    result.GetValue(dpi)),
            e => $"{result.GetValue(output)}: cannot be written ({e.Message})."));
        return command;
    }

    static ExitCode Run(string path, int number, string? output, int dpi)
    {
        using var source = DocumentOpener.Open(DocumentOpener.ReadFile(path), path);
        PageNumbers.Check(source, path, number);
        using var readers = Readers.Create();
        var extraction = new Extractor(SubjectCatalog.Default).Extract(ScannedPages.Over(source, readers));
        var target = output ?? $"{Path.GetFileNameWithoutExtension(path)}.p{number}.png";
        var pdf = source.MediaType == "application/pdf" ? path : null;
        var png = PageInspector.Draw(extraction, number, pdf, dpi, pdf is null ? (source as IPixelSource)?.ReadPixels(number) : null);
        AtomicFile.Write(target, durable: false, s => s.Write(png));
        Console.Out.WriteLine(target);
        return ExitCode.Ok;
    }
}
