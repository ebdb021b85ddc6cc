using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Engines;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Cli.Runs;

/// <summary>Archives among the inputs, unpacked into a temporary folder for the time of a run.</summary>
sealed class Archives : IDisposable
{
    readonly List<string> folders = [];

    /// <summary>Archives and members that could not be unpacked.</summary>
    public List<DocumentOutcome> Failures { get; } = [];

    /// <summary>
    /// The inputs with the members of archives in place of the archives; their results go into a folder named like the
    /// archive.
    /// </summary>
    public List<Input> Expand(List<Input> inputs)
    {
        var expanded = new List<Input>();
        foreach (var input in inputs)
        {
            if (ZipDocuments.IsArchive(input.Path)) Unpack(input, expanded);
            else expanded.Add(input);
        }
        return expanded;
    }

    public void Dispose()
    {
        foreach (var folder in folders) Directory.Delete(folder, recursive: true);
    }

    void Unpack(Input archive, List<Input> expanded)
    {
        var folder = Directory.CreateTempSubdirectory("disclosure-").FullName;
        folders.Add(folder);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        try
        {
            foreach (var member in ZipDocuments.Unpack(archive.Path, archive.Title, folder))
            {
                var title = $"{archive.Title}/{member.Name}";
                if (member.File is null)
                    Fail(
                        archive with { Title = title },
                        new Failure(ExitCode.Damaged, $"{archive.Title}: {member.Error}"));
                else expanded.Add(
                    new Input(Path.Combine(folder, member.File), FreeName(names, archive, member)) { Title = title });
            }
        }
        catch (DocumentException e) when (ZipDocuments.IsPerhapsOther(e, archive.Path))
        {
            expanded.Add(archive); // the opener says what it takes it for
        }
        catch (Exception e) when (Failure.Of(e) is { } failure)
        {
            Fail(archive, failure);
        }
    }

    static string FreeName(HashSet<string> names, Input archive, ZipMember member)
    {
        var wanted = $"{archive.Name}/{ResultNames.ForResult(member.Name)}";
        var name = wanted;
        for (var n = 2; !names.Add(name); n++) name = ResultNames.Numbered(wanted, n);
        return name;
    }

    void Fail(Input input, Failure failure) =>
        Failures.Add(new DocumentOutcome { Input = input, Code = failure.Code, Error = failure.Message });
}
