using DisclosureExtract.Engines.Images;
using DisclosureExtract.Engines.Programs;
using DisclosureExtract.Scans.Imaging;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>
/// A process that renders a range of pages. It writes a picture for each page of the range, in order, whatever is wrong
/// with the page, and is at most one picture ahead of who reads them: the pipe between them holds no more.
/// </summary>
sealed class PopplerRun(RunningProgram program, double dpi, TimeSpan patience) : IDisposable
{
    public double Dpi => dpi;

    /// <summary>The next page; null where the process has ended or is ended for taking too long.</summary>
    /// <exception cref="OperationCanceledException">Told to stop; the process is ended.</exception>
    public PagePixels? Next(CancellationToken stop)
    {
        try
        {
            return program.Read(output => RasterFiles.ReadPnm(output, dpi), patience, stop);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => program.Dispose();
}
