using DisclosureExtract.Jobs.Folders;
using DisclosureExtract.Jobs.Records;
using Serilog;

namespace DisclosureExtract.Jobs.Watching;

/// <summary>What all parts of one watcher share.</summary>
sealed record WatchContext(
    WatchOptions Options, WatchFolders Folders, Ledger Ledger, WatchHealth Health, WatchMeter Meter, ILogger Log, TimeProvider Time);
