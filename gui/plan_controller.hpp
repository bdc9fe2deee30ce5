// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <chrono>
#include <cstdint>
#include <filesystem>

#include "gui/engine.hpp"
#include "gui/latest_worker.hpp"
#include "scenarios/planning/question.hpp"

namespace headroom::gui {

/// The engine's answers to questions of planning, from the scenario's text.
base::Result<SharedAnswer> answerQuestion(const std::string& text, const std::filesystem::path& file,
                                          const planning::Question& question, const study::RunOptions& run);

/// Answers questions off the window's thread, one at a time. All signals come on the thread this object lives in,
/// progress at most ten times a second.
class PlanController : public QObject {
    Q_OBJECT
public:
    PlanController(const Engine& engine, unsigned jobs, QObject* parent = nullptr);

    /// Asks about the scenario of that text; what was asked before and is not answered is dropped.
    void ask(const std::string& text, const std::filesystem::path& file, planning::Question question);
    /// Ends the work: answered() comes with what is done where that is worth something, or failed() with
    /// Errc::Cancelled.
    void cancel();
    /// Ends the work and lets nothing more be heard of it.
    void abandon();
    bool isWorking() const { return working_; }
    /// Seconds since the question at work was asked; 0: none is.
    double workedFor() const;

signals:
    void progressed(const headroom::study::Progress& progress);
    void answered(const headroom::gui::SharedAnswer& answer);
    void failed(const headroom::base::Error& error);

private:
    void work(const std::string& text, const std::filesystem::path& file, const planning::Question& question,
              std::uint64_t ticket, const std::stop_token& stop);
    void report(std::uint64_t ticket, std::function<void()> tell);
    Engine engine_;
    unsigned jobs_;
    bool working_ = false;
    std::uint64_t ticket_ = 0;                       ///< of the newest question
    std::chrono::steady_clock::time_point askedAt_;  ///< and when it was asked
    LatestWorker worker_;                            ///< last: its jobs use the others
};

}  // namespace headroom::gui
