// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QObject>

#include <chrono>
#include <cstdint>
#include <memory>

#include "gui/engine.hpp"
#include "gui/latest_worker.hpp"
#include "gui/run_attempt.hpp"
#include "gui/run_gate.hpp"

namespace headroom::gui {

using SharedResult = std::shared_ptr<const study::StudyResult>;

/// Runs studies off the window's thread. The newest request wins: what an older one still says is not heard. All
/// signals come on the thread this object lives in, progress at most ten times a second.
class RunController : public QObject {
    Q_OBJECT
public:
    /// `jobs`: worlds simulated at once.
    RunController(Engine engine, unsigned jobs, QObject* parent = nullptr);

    void start(format::Scenario scenario);
    /// Ends the run: finished() comes with what is done, marked partial, or failed() with Errc::Cancelled.
    void cancel();
    /// Ends the run and lets nothing more be heard of it.
    void abandon();
    bool isRunning() const { return running_; }
    /// Holds the run where it is, at its next report of progress, or lets it go on.
    void setPaused(bool paused);
    bool isPaused() const { return running_ && gate_->isClosed(); }
    /// How long the newest run has been held.
    std::chrono::duration<double> held() const { return gate_->held(); }
    /// Of the newest request, as far as was reported.
    const RunAttempt& attempt() const { return attempt_; }

signals:
    void started();
    void progressed(const headroom::study::Progress& progress);
    /// What a design has recorded so far.
    void watched(const headroom::study::LiveSeries& live);
    void finished(const headroom::gui::SharedResult& result);
    void failed(const headroom::base::Error& error);

private:
    void simulate(const format::Scenario& scenario, std::uint64_t ticket, const std::shared_ptr<RunGate>& gate,
                  const std::stop_token& stop);
    void report(std::uint64_t ticket, std::function<void()> tell);
    Engine engine_;
    unsigned jobs_;
    std::uint64_t ticket_ = 0;  ///< of the newest request
    bool running_ = false;
    bool cancelled_ = false;
    RunAttempt attempt_;
    std::shared_ptr<RunGate> gate_ = std::make_shared<RunGate>();  ///< of the newest request
    LatestWorker worker_;                                          ///< last: its jobs use the others
};

}  // namespace headroom::gui
