namespace DisclosureExtract.Cli.Runs;

/// <summary>A document that comes through standard input, kept as a file while it is read.</summary>
sealed class Piped : IDisposable
{
    /// <summary>How the command line asks for it, and what it is known by from run to run.</summary>
    const string Dash = "-";

    /// <summary>Name of its result.</summary>
    const string Called = "stdin";

    readonly string folder = Directory.CreateTempSubdirectory("disclosure-").FullName;

    string File => Path.Combine(folder, Called);

    /// <summary>Reads it to its end where the paths name it; they then name the file. Null where they do not.</summary>
    public static Piped? Take(ref string[] paths)
    {
        if (!paths.Contains(Dash)) return null;
        var piped = new Piped();
        using (var input = Console.OpenStandardInput())
        using (var file = System.IO.File.Create(piped.File)) input.CopyTo(file);
        paths = [.. paths.Select(p => p == Dash ? piped.File : p)];
        return piped;
    }

    /// <summary>Its result and messages do not name the file, which is gone after the run.</summary>
    public void Name(List<Input> inputs)
    {
        for (var i = 0; i < inputs.Count; i++)
            if (inputs[i].Path == File) inputs[i] = inputs[i] with { Title = Called, Source = Dash };
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
