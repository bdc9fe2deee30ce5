// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/planning/refused_share.hpp"
#include "scenarios/planning/trials.hpp"
#include "scenarios/planning/undone_work.hpp"

namespace headroom::planning {

/// What failed in a probe and was not known to: limits, objectives by index, and work that piles up or is lost.
struct Failed {
    std::vector<LimitReached> limits;
    std::vector<std::size_t> objectives;
    std::vector<Work> backlogs{};  ///< that grow
    bool any() const { return !limits.empty() || !objectives.empty() || !backlogs.empty(); }
};

/// What a search for the breaking point knows to fail, and what its probes said of the objectives.
class KnownFailures {
public:
    explicit KnownFailures(const format::Design& design) : design_(design) {}

    void know(const LimitReached& limit) { limits_.push_back(limit); }
    void forgetLast() { limits_.pop_back(); }
    /// `alone`: no limit was reached with it, so that it may be met with more traffic (environments stay warm).
    void knowObjective(std::size_t objective, bool alone) { objectives_.push_back({objective, alone}); }
    void knowBacklog(const Work& work) { backlogs_.push_back(work); }
    /// Refused by what goes on refusing: they say nothing of other limits from here on.
    void leaveOut(std::vector<std::string> workloads);

    /// The limits that count in a probe, but for workloads that are left out.
    std::vector<LimitReached> limitsOf(const Trial& trial) const { return limitsThatCount(trial, workloads_); }
    /// Of a limit that is set in several places, those that are not known yet.
    std::vector<LimitReached> unknownSettings(const LimitReached& limit) const;
    /// What fails at that factor and is not known yet.
    Failed newFailures(double factor, const Trial& trial) const;

    /// Keeps what a probe says of the objectives.
    void note(double factor, const Trial& trial);
    /// Whether a probe of less traffic met it.
    bool isMetBelow(std::size_t objective, double factor) const;
    /// Of an objective that fails alone, and with all less traffic: the least at which a probe met it.
    std::optional<double> metFrom(std::size_t objective) const;
    /// Objectives that no probe could judge, with why.
    std::vector<std::string> notJudged() const;

private:
    struct Missed {
        std::size_t objective = 0;
        bool alone = false;
    };
    bool isKnown(const LimitReached& limit) const;
    bool isKnown(std::size_t objective, double factor) const;

    const format::Design& design_;
    std::vector<LimitReached> limits_;
    std::vector<std::string> workloads_;
    std::vector<Missed> objectives_;
    std::vector<Work> backlogs_;
    std::vector<study::ObjectiveResult> first_;           ///< as first judged; met once a probe has decided
    std::map<double, std::vector<study::Met>> verdicts_;  ///< by factor
};

}  // namespace headroom::planning
