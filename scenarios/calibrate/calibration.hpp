// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "model/base/result.hpp"
#include "scenarios/calibrate/access_log.hpp"
#include "scenarios/calibrate/function_log.hpp"
#include "scenarios/calibrate/measured.hpp"
#include "scenarios/calibrate/quantile_plot.hpp"
#include "scenarios/calibrate/side_by_side.hpp"
#include "scenarios/calibrate/xray.hpp"
#include "scenarios/document/node.hpp"
#include "scenarios/format/data_files.hpp"
#include "scenarios/recorded/match.hpp"

namespace headroom::calibrate {

/// Puts files of measurements into a scenario, each by what is in it. Files of one thing count together: the streams of
/// a log, the pages of a metric; what is in several of them counts once.
class Calibration {
public:
    /// `of`: whose they are; `series`: one of several; both may be empty. `folder`: of the scenario that is written,
    /// `stem`: its name without ending, for the files beside it. `account`: whose part of a bill of several accounts.
    Calibration(document::Node& scenario, std::string of, std::string series, std::filesystem::path folder,
                std::string stem, std::string account = {})
        : scenario_(scenario),
          of_(std::move(of)),
          series_(std::move(series)),
          folder_(std::move(folder)),
          stem_(std::move(stem)),
          account_(std::move(account)) {}

    /// Says what was set. Errors: a file of no known kind, or whose owner is not clear (--of).
    base::Result<Findings> apply(const std::filesystem::path& file);

    /// Whether all pages of CloudWatch's answers are there, asked after the last file. Error: which are missing.
    base::Result<void> complete() const;

    /// The laws that were fitted, against their samples.
    const std::vector<QuantilePlot>& plots() const { return plots_; }
    /// What the scenario now refers to and has to be written beside it: names and contents.
    std::vector<std::pair<std::string, std::string>> files() const;
    /// The same as a load of the scenario asks for it, which needs no file then.
    format::DataFiles unwritten() const;

private:
    base::Result<Findings> applyByKind(const std::filesystem::path& file, const std::string& beginning);
    base::Result<Findings> applyTree(const document::Node& root, const std::filesystem::path& file, bool& known);
    base::Result<Findings> applyTraces(const document::Node& root, const std::string& source);
    /// `problem`: why it is no JSON, where it begins as some.
    base::Result<Findings> applyLog(const std::filesystem::path& file, const std::string& problem, bool& known);
    base::Result<Findings> applyAccess(const std::filesystem::path& file);
    base::Result<Findings> applyMetrics(const std::filesystem::path& file, bool& known);
    /// Says of which resource series are whose file says none, where --of does.
    void nameSeries(std::vector<recorded::Series>& series) const;
    base::Result<recorded::Recording> readPage(const std::filesystem::path& file);
    base::Result<Findings> applyRecordedTraffic(const std::filesystem::path& file);
    base::Result<Findings> applyBill(const std::filesystem::path& file);
    base::Result<Findings> applyTraffic(const std::filesystem::path& file, const std::string& series);
    /// --of, else the only resource of that type; empty: unclear.
    std::string ownerOf(std::string_view type) const;
    /// The table that an answer names, else as ownerOf.
    std::string ownerOfTable(const document::Node& answer) const;
    /// Says that what was taken as the only one of its kind has another name in the account.
    void tellCalled(const char* what, const std::string& called, std::string_view type, const std::string& name,
                    Findings& findings) const;
    /// Behind what is said of names that are nobody's: "; " and what may be done about them, or nothing.
    std::string adviceFor(const std::vector<std::string>& called) const;
    std::string workload() const;
    /// The scenario as it is by now, with traffic whose files are not written yet.
    base::Result<format::Scenario> soFar() const;
    /// The traffic of a workload out of a file of metrics, and of those before it; `series`: which of the file's.
    /// `resource`: which it is of; may be empty.
    base::Result<Findings> arriveAt(const std::string& name, const std::string& resource,
                                    const std::filesystem::path& file, const recorded::Series& series);
    /// Puts a series behind what was counted of a workload before.
    base::Result<void> addCount(const std::string& name, const std::filesystem::path& file,
                                const recorded::Series& series, Findings& notes);
    /// Keeps what the other resources of a file counted, which shows the times of the one that is asked for.
    base::Result<void> addOthers(const std::vector<recorded::MatchedSeries>& series, const std::string& resource,
                                 const std::filesystem::path& file, Findings& notes);
    /// Lets what was counted of a workload arrive.
    base::Result<Findings> arrive(const std::string& name, const LaidCount& laid);
    base::Result<Findings> arriveFromFile(const std::string& name, const WorkloadCount& count);
    base::Result<Findings> arriveFromBeside(const std::string& name, const WorkloadCount& count, const LaidCount& laid);
    /// The workload arrives as it did before any of its counts was taken.
    void arriveAsBefore(const std::string& name);
    void lastAsBefore();
    /// Keeps the Traces of the scenario that stand beside what is counted.
    void keepTraces(const format::Design& design);
    /// Says which Traces of other workloads do not go on with the traffic that was put in: the run lasts as long as it.
    void tellTraces(const std::string& name, Findings& findings) const;
    /// Each workload that all of a count is of gets it; of the others it says why they do not, `leftOut`
    /// where no other file changes that.
    base::Result<Findings> applyCounts(const std::vector<recorded::MatchedSeries>& series,
                                       const format::Scenario& scenario, const std::filesystem::path& file,
                                       Findings& leftOut);
    std::string trafficFile(const std::string& workload) const { return stem_ + "." + workload + ".traffic.csv"; }
    /// The files that something was measured with, this one among them: "a.log, b.log".
    std::string sourcesOf(const std::string& what, const std::string& file);
    /// The Trace of a workload, where it is of the file beside the scenario; else nullptr.
    const document::Node* traceBeside(const std::string& workload) const;
    /// What is kept takes the place of what was kept of it before.
    void keep(QuantilePlot plot);

    /// What arrives at a workload by a file beside the scenario.
    struct KeptTraffic {
        std::shared_ptr<const workload::Trace> trace;
        std::string csv;  ///< the file's content; empty: trafficCsv() of the trace
    };
    static std::string csvOf(const KeptTraffic& kept);
    /// How a workload arrived before a count of it was taken.
    struct EarlierArrivals {
        document::Node arrivals;
        std::string source;  ///< where they were measured; may be empty
        CountedSpan laid{};  ///< of the count that took their place
    };

    document::Node& scenario_;
    std::string of_;
    std::string series_;
    std::filesystem::path folder_;
    std::string stem_;
    std::string account_;
    std::map<std::string, KeptTraffic> traffic_;      ///< by workload
    std::map<std::string, EarlierArrivals> earlier_;  ///< by workload
    std::optional<document::Node> earlierLength_;     ///< of the run before the first of these; null: nobody said it
    std::optional<document::Node> countedLength_;     ///< as the last count that arrived made it
    std::vector<QuantilePlot> plots_;
    SeenLines seenReports_;
    SeenLines seenRequests_;
    std::set<std::string> seenTraces_;
    std::map<std::string, FunctionLog> logs_;       ///< by function
    std::map<std::string, TracedFunction> traced_;  ///< by function
    std::map<std::string, Sample> items_;           ///< sizes, by table
    std::map<std::string, AccessLog> requests_;     ///< by workload
    Counted counted_;
    std::vector<recorded::MatchedSeries> recorded_;
    std::size_t pages_ = 0;    ///< of CloudWatch's answers, that others follow
    std::size_t answers_ = 0;  ///< that none follows
    std::size_t open_ = 0;     ///< pages behind the last file that none follows
    bool isPage_ = false;      ///< the last file is of an answer of several
    std::string lastPage_;
    std::map<std::string, std::vector<std::string>> sources_;  ///< names of files
};

}  // namespace headroom::calibrate
