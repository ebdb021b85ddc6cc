using System.CommandLine;
using DisclosureExtract.Engines;
using DisclosureExtract.Engines.Drawing;
using DisclosureExtract.Jobs;
using DisclosureExtract.Primitives;
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
        var output = new Option<string?>("--out", "-o") { Description = "PNG to write; NAME.pN.png in the current folder by default." };
        var dpi = new Option<int>("--dpi") { Description = "Resolution.", DefaultValueFactory = _ => 110 };
        var command = new Command("inspect", "Draw what the program sees on a page: words, rulings, cells, spans and mapped codes.") { file, page, output, dpi };
        dpi.Check("--dpi takes a number from 30 to 400.", d => d is >= 30 and <= 400);
        command.SetAction(result => (int)Run(result.GetRequiredValue(file), result.GetValue(page), result.GetValue(output), result.GetValue(dpi)));
        return command;
    }

    static ExitCode Run(string path, int number, string? output, int dpi)
    {
        try
        {
            using var source = DocumentOpener.Open(DocumentOpener.ReadFile(path), path);
            if (number < 1 || number > source.PageCount)
            {
                Console.Error.WriteLine($"disclosure-extract: {path}: there is no page {number}; the document has {source.PageCount}.");
                return ExitCode.Usage;
            }
            using var readers = Readers.Create();
            var extraction = new Extractor(SubjectCatalog.Default).Extract(ScannedPages.Over(source, readers));
            var target = output ?? $"{Path.GetFileNameWithoutExtension(path)}.p{number}.png";
            var png = PageInspector.Draw(extraction, number, source.MediaType == "application/pdf" ? path : null, dpi,
                source is ImagePageSource images ? images.ReadPixels(number) : null);
            AtomicFile.Write(target, durable: false, s => s.Write(png));
            Console.Out.WriteLine(target);
            return ExitCode.Ok;
        }
        catch (DocumentException e)
        {
            Console.Error.WriteLine($"disclosure-extract: {e.Message}");
            return ExitCodes.Of(e.Fault);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"disclosure-extract: {output}: cannot be written ({e.Message}).");
            return ExitCode.Output;
        }
    }
}
