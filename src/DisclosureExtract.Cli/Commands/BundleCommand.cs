using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using DisclosureExtract.Cli.Runs;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Engines;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Scans;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Cli.Commands;

/// <summary><c>bundle PATH… --out FOLDER</c></summary>
static class BundleCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("paths")
        {
            Description = "Files, archives and folders: forms in one file, prose in another.", Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--out", "-o") { Description = "Folder for the results.", Required = true };
        var command = new Command("bundle", "Read files of one body and one year as one disclosure, so that prose is held against forms across files.") { paths, output };
        command.SetAction(result => (int)Failure.Handle(
            () => Run(result.GetRequiredValue(paths), result.GetRequiredValue(output)),
            e => $"{result.GetRequiredValue(output)}: cannot be written ({e.Message})."));
        return command;
    }

    /// <summary>A file with its pages.</summary>
    sealed record Member(BundleFile File, HeldPages Pages, string Sha256, long Bytes);

    /// <summary>What cannot be read is told, the rest is bundled; the code is that of the first failure.</summary>
    static ExitCode Run(string[] paths, string output)
    {
        var code = ExitCode.Ok;
        var inputs = Inputs.Resolve(paths, output);
        foreach (var missing in inputs.Missing.Concat(inputs.NoFiles)) Fail(new Failure(ExitCode.NotFound, $"{missing}: no such file."));
        using var readers = Readers.Create();
        var members = inputs.Files.SelectMany(f => Read(f.Path, readers, Fail)).ToList();
        var extractor = new Extractor(SubjectCatalog.Default);
        Directory.CreateDirectory(output);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var group in Bundles.Of([.. members.Select(m => m.File)]))
        {
            List<Member> own = [.. group.Select(f => members.First(m => ReferenceEquals(m.File, f)))];
            IPageSource source = own is [var only] ? only.Pages : new BundlePageSource([.. own.Select(m => (m.File.Name, (IPageSource)m.Pages))]);
            var extraction = extractor.Extract(source);
            var wanted = ResultNames.Stem(Named(extraction.Metadata) is { Length: > 0 } title && own.Count > 1 ? title : Path.GetFileNameWithoutExtension(own[0].File.Name));
            var name = wanted;
            for (var n = 2; !taken.Add(name); n++) name = ResultNames.Numbered(wanted, n);
            var disclosure = DisclosureBuilder.Build(extraction, Source(own, source, name), ProgramInfo.Version);
            var target = Path.Combine(output, name + ResultFiles.Json);
            AtomicFile.Write(target, durable: false, s => DisclosureJson.Write(s, disclosure));
            Console.Out.WriteLine(PlainText.Line($"{target}: {Language.Of(disclosure.Summary.Status, FieldNames.Zh("status", disclosure.Summary.Status))}, {string.Join(" + ", own.Select(m => m.File.Name))}"));
        }
        return code;

        void Fail(Failure failure)
        {
            Failure.Print(failure.Message);
            if (code == ExitCode.Ok) code = failure.Code;
        }
    }

    static string Named(Forms.Metadata metadata) => $"{metadata.Entity}{metadata.Year}{(metadata.IsFinal == true ? "决算" : "预算")}";

    static SourceInfo Source(List<Member> members, IPageSource source, string name)
    {
        if (members is [var only])
            return new()
            {
                File = only.File.Name, Sha256 = only.Sha256, MediaType = source.MediaType, Bytes = only.Bytes, PageCount = source.PageCount, Producer = source.Producer,
            };
        var first = 1;
        return new()
        {
            File = name,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', members.Select(m => m.Sha256))))),
            MediaType = source.MediaType,
            Bytes = members.Sum(m => m.Bytes),
            PageCount = source.PageCount,
            Members = [.. members.Select(m => new MemberInfo(m.File.Name, m.Sha256, m.Pages.MediaType, (first += m.Pages.PageCount) - m.Pages.PageCount, m.Pages.PageCount))],
        };
    }

    /// <summary>The documents of a file: itself, or those of an archive.</summary>
    static List<Member> Read(string path, CellReaderPool? readers, Action<Failure> fail)
    {
        var read = new List<Member>();
        if (!ZipDocuments.IsArchive(path) || ZipDocuments.IsOneDocument(path))
        {
            Add(path, Path.GetFileName(path), Path.GetDirectoryName(Path.GetFullPath(path)) ?? "");
            return read;
        }
        var folder = Directory.CreateTempSubdirectory("disclosure-extract-").FullName;
        try
        {
            foreach (var member in ZipDocuments.Unpack(path, path, folder))
                if (member.File is { } file) Add(Path.Combine(folder, file), member.Name[(member.Name.LastIndexOf('/') + 1)..], path);
                else fail(new Failure(ExitCode.Damaged, $"{path}: {member.Error}"));
        }
        catch (DocumentException e) when (Failure.Of(e) is { } failure)
        {
            fail(failure);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return read;

        void Add(string file, string name, string place)
        {
            try
            {
                var bytes = DocumentOpener.ReadFile(file);
                using var source = ScannedPages.Over(DocumentOpener.Open(bytes, name), readers);
                var pages = new HeldPages(source);
                var extraction = new Extractor(SubjectCatalog.Default).Extract(pages);
                read.Add(new(BundleFile.Of(name, place, extraction), pages, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length));
            }
            catch (DocumentException e) when (Failure.Of(e) is { } failure)
            {
                fail(failure);
            }
        }
    }
}
