using DisclosureExtract.Scans.Recognition;

namespace DisclosureExtract.Engines.Programs;

/// <summary>
/// Turns documents of old word processors into the format that is read, where LibreOffice is installed: in a folder and with
/// settings of its own, in which no macro runs and nothing that a document names is fetched.
/// </summary>
static class LibreOffice
{
    const string Name = "soffice";

    /// <summary>The longest documents take half a minute.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    const string Settings = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
        </oor:items>
        """;

    /// <summary>Where it is; null where it is not installed.</summary>
    public static string? Path => ChildProgram.Find(Name);

    /// <summary>The document as .docx.</summary>
    /// <exception cref="EngineFailedException">It cannot be started, does not end in time, or does not know the document.</exception>
    public static byte[] ToDocx(byte[] document)
    {
        var folder = Directory.CreateTempSubdirectory("disclosure-extract-").FullName;
        try
        {
            var (input, output) = (System.IO.Path.Combine(folder, "in.doc"), System.IO.Path.Combine(folder, "in.docx"));
            var profile = System.IO.Path.Combine(folder, "profile");
            File.WriteAllBytes(input, document);
            Directory.CreateDirectory(System.IO.Path.Combine(profile, "user"));
            File.WriteAllText(System.IO.Path.Combine(profile, "user", "registrymodifications.xcu"), Settings);
            ChildProgram.Run(new ProgramCall("LibreOffice", Name,
                [$"-env:UserInstallation={new Uri(profile).AbsoluteUri}", "--headless", "--norestore", "--nologo", "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, input],
                Patience));
            return File.Exists(output) ? File.ReadAllBytes(output) : throw new EngineFailedException("LibreOffice", "cannot read the document");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
