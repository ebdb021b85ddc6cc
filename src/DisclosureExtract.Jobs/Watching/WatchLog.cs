using System.Globalization;
using DisclosureExtract.Jobs.Folders;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;
using Serilog.Formatting.Display;
using Serilog.Sinks.SystemConsole.Themes;

namespace DisclosureExtract.Jobs.Watching;

/// <summary>The log of a watcher: one line for each file, to standard error or to a file that is rolled over.</summary>
public static class WatchLog
{
    const string Readable = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff} {Level:u3} {Message:lj}{NewLine}{Exception}";

    /// <param name="json">Compact JSON lines instead of readable ones.</param>
    /// <param name="file">A file instead of standard error; a new one each day and at 50 MiB, thirty kept.</param>
    /// <exception cref="RefusedException">The file cannot be written.</exception>
    public static Logger Create(bool json, string? file)
    {
        if (file is not null) CheckWritable(file);
        var settings = new LoggerConfiguration().MinimumLevel.Information();
        settings = (json, file) switch
        {
            (true, null) =>
                settings.WriteTo.Console(new CompactJsonFormatter(), standardErrorFromLevel: LogEventLevel.Verbose),
            (false, null) => settings.WriteTo.Console(
                theme: ConsoleTheme.None, outputTemplate: Readable, formatProvider: CultureInfo.InvariantCulture, standardErrorFromLevel: LogEventLevel.Verbose),
            (_, { } path) => settings.WriteTo.File(
                json
                    ? new CompactJsonFormatter()
                    : new MessageTemplateTextFormatter(Readable, CultureInfo.InvariantCulture),
                path, rollingInterval: RollingInterval.Day, fileSizeLimitBytes: 50 << 20, rollOnFileSizeLimit: true, retainedFileCountLimit: 30),
        };
        return settings.CreateLogger();
    }

    /// <summary>The log itself would keep silent about it.</summary>
    static void CheckWritable(string file)
    {
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".disclosure-{Guid.NewGuid():N}.tmp");
            File.WriteAllBytes(probe, [0]);
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(RefusalKind.Permission, $"{file}: the log cannot be written ({e.Message}).");
        }
    }
}
