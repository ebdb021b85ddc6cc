using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Engines;
using DisclosureExtract.Jobs.Children;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Jobs.Folders;

namespace DisclosureExtract.Cli.Runs;

/// <summary>Archives among the inputs, unpacked into the corner of the run.</summary>
sealed class Archives(Asking asking, RunFolder folder, UnreadKinds unread)
{
    /// <summary>Archives and members that could not be unpacked.</summary>
    public List<DocumentOutcome> Failures { get; } = [];

    /// <summary>
    /// The inputs with the members of archives in place of the archives; their results go into a folder named like the
    /// archive.
    /// </summary>
    public async Task<List<Input>> ExpandAsync(List<Input> inputs, CancellationToken stop)
    {
        var expanded = new List<Input>();
        foreach (var input in inputs)
        {
            var isArchive = input.Pages is null && ZipDocuments.IsArchive(input.Path) && !ZipDocuments.IsOneDocument(input.Path);
            if (isArchive) await UnpackAsync(input, expanded, stop).ConfigureAwait(false);
            else expanded.Add(input);
        }
        return expanded;
    }

    async Task UnpackAsync(Input archive, List<Input> expanded, CancellationToken stop)
    {
        var request = new ChildRequest
        {
            Unpack = true,
            Path = archive.Path,
            Name = archive.Title,
            Staging = folder.Stage(),
        };
        var reply = await asking.AskAsync(request, stop).ConfigureAwait(false);
        foreach (var file in reply.Unread) unread.Add(file);
        if (reply.Members.Count == 0)
        {
            // One document, though it begins like an archive: whoever opens it says what it is.
            if (reply.Error is { } error) Fail(archive, new Failure((ExitCode)reply.Code!, error));
            else expanded.Add(archive);
            return;
        }
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in reply.Members)
        {
            var title = $"{archive.Title}/{member.Name}";
            if (member.File is null)
                Fail(
                    archive with { Title = title },
                    new Failure(ExitCode.Damaged, $"{archive.Title}: {member.Error}"));
            else
            {
                var name = FreeName(names, archive, member);
                expanded.Add(new Input(Path.Combine(request.Staging, member.File), name)
                {
                    Title = title,
                    Source = $"{archive.Source}/{name}",
                });
            }
        }
    }

    static string FreeName(HashSet<string> names, Input archive, ArchiveMember member)
    {
        var wanted = $"{archive.Name}/{ResultNames.ForResult(member.Name)}";
        var name = wanted;
        for (var n = 2; !names.Add(name); n++) name = ResultNames.Numbered(wanted, n);
        return name;
    }

    void Fail(Input input, Failure failure) =>
        Failures.Add(new DocumentOutcome { Input = input, Code = failure.Code, Error = failure.Message });
}
