using System.CommandLine;
using DisclosureExtract.Cli.Runs;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Data.Exports;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Output;

namespace DisclosureExtract.Cli.Commands;

/// <summary><c>export FILE.json… --to DIR</c></summary>
static class ExportCommand
{
    const string Xbrl = "xbrl", Fiscal = "fdp";

    public static Command Create()
    {
        var files = new Argument<string[]>("files") { Description = "Results of extract.", Arity = ArgumentArity.OneOrMore };
        var to = new Option<string>("--to") { Description = "Folder for the files; made if it does not exist.", Required = true };
        var format = CommonOptions.Option(
            "--format", "xlsx", "xlsx, ndjson, csv, parquet; xbrl (xBRL-JSON with its taxonomy); fdp (one Fiscal Data Package of all results).", "-f");
        format.AcceptOnlyFromAmong("xlsx", "ndjson", "csv", "parquet", Xbrl, Fiscal);
        var command = new Command("export", "Write results that are there in another format, without reading the documents again.") { files, to, format };
        command.SetAction(result => (int)Failure.Handle(
            () => Run(result.GetRequiredValue(files), result.GetRequiredValue(to), result.GetRequiredValue(format)),
            e => $"{result.GetRequiredValue(to)}: cannot be written ({e.Message})."));
        return command;
    }

    static ExitCode Run(string[] files, string to, string format)
    {
        if (File.Exists(to)) throw new FailedException(ExitCode.Output, $"{to}: a file. --to takes a folder.");
        Directory.CreateDirectory(to);
        if (format == Fiscal)
        {
            Write(Path.Combine(to, FiscalPackage.Descriptor), FiscalPackage.WriteDescriptor);
            Write(Path.Combine(to, FiscalPackage.Data), s => FiscalPackage.WriteData(s, files.Select(Read)));
            return ExitCode.Ok;
        }
        if (format == Xbrl) Write(Path.Combine(to, XbrlJson.TaxonomyFile), XbrlJson.WriteTaxonomy);
        foreach (var file in files)
        {
            var (disclosure, name) = (Read(file), Path.Combine(to, Path.GetFileNameWithoutExtension(file)));
            if (format == Xbrl) WriteXbrl(file, name, disclosure);
            else
                foreach (var (suffix, write) in DataFiles.Of(disclosure, ResultFiles.Parse(format), all: true)) Write(name + suffix, write);
        }
        return ExitCode.Ok;
    }

    static void WriteXbrl(string file, string name, Disclosure disclosure)
    {
        var left = 0;
        Write(name + ".xbrl.json", s => left = XbrlJson.Write(s, disclosure));
        if (left > 0) Failure.Print($"{file}: {left} amounts without unit or year are not in the xBRL.");
    }

    static void Write(string path, Action<Stream> write) => AtomicFile.Write(path, durable: false, write);

    static Disclosure Read(string path) => ReviewedFile.Read(path, ExitCode.Damaged).Disclosure;
}
