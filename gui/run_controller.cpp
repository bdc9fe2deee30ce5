// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/run_controller.hpp"

#include <exception>
#include <new>
#include <utility>

#include "gui/pacer.hpp"

namespace headroom::gui {

namespace {

/// The time of pauses is not the run's.
void leaveOut(double held, study::Progress& progress) {
    if (held <= 0.0 || progress.elapsedSeconds <= held) return;
    const double share = (progress.elapsedSeconds - held) / progress.elapsedSeconds;
    progress.elapsedSeconds -= held;
    if (progress.leftSeconds > 0.0) progress.leftSeconds *= share;
}

}  // namespace

RunController::RunController(Engine engine, unsigned jobs, QObject* parent)
    : QObject(parent), engine_(std::move(engine)), jobs_(jobs) {}

void RunController::start(format::Scenario scenario) {
    const std::uint64_t ticket = ++ticket_;
    running_ = true;
    cancelled_ = false;
    attempt_ = {.jobs = jobs_};
    gate_ = std::make_shared<RunGate>();
    emit started();
    worker_.submit([this, ticket, gate = gate_, given = std::move(scenario)](const std::stop_token& stop) {
        simulate(given, ticket, gate, stop);
    });
}

void RunController::setPaused(bool paused) {
    if (!running_) return;
    if (paused) {
        gate_->close();
    } else {
        gate_->open();
    }
}

void RunController::cancel() {
    if (!running_ || cancelled_) return;
    cancelled_ = true;
    worker_.stop();
    // A run that had not begun yet says nothing any more, so it is said here; a later word of the worker is dropped.
    const std::uint64_t ticket = ticket_;
    worker_.submit([this, ticket](const std::stop_token&) {
        report(ticket, [this] {
            emit failed({base::Errc::Cancelled, {}, "The run was cancelled before anything was finished."});
        });
    });
}

void RunController::abandon() {
    ++ticket_;
    running_ = false;
    worker_.stop();
}

/// Runs on the worker. An exception is our own mistake or a lack of memory: it must not end the program.
void RunController::simulate(const format::Scenario& scenario, std::uint64_t ticket,
                             const std::shared_ptr<RunGate>& gate, const std::stop_token& stop) {
    const auto pacer = std::make_shared<Pacer>();
    const auto fail = [&](base::Error error) {
        report(ticket, [this, error = std::move(error)] { emit failed(error); });
    };
    study::RunOptions options;
    options.jobs = jobs_;
    options.stop = stop;
    options.onProgress = [this, ticket, pacer, gate, stop](study::Progress progress) {
        leaveOut(gate->pass(stop).count(), progress);
        if (!pacer->lets(progress)) return;
        QMetaObject::invokeMethod(this, [this, ticket, progress] {
            if (ticket != ticket_ || !running_) return;
            attempt_.done = progress.done;
            emit progressed(progress);
        });
    };
    options.onLive = [this, ticket](study::LiveSeries live) {
        QMetaObject::invokeMethod(this, [this, ticket, live = std::move(live)] {
            if (ticket == ticket_ && running_) emit watched(live);
        });
    };
    try {
        const auto expected = engine_.estimate(scenario);
        if (!expected) return fail(expected.error());
        QMetaObject::invokeMethod(this, [this, ticket, size = *expected] {
            if (ticket == ticket_) attempt_.expected = size;
        });
        auto result = engine_.run(scenario, options);
        if (!result) return fail(result.error());
        auto shared = std::make_shared<const study::StudyResult>(std::move(result.value()));
        report(ticket, [this, shared = std::move(shared)] { emit finished(shared); });
    } catch (const std::bad_alloc&) {
        fail({base::Errc::Environment, {}, "no memory is left"});
    } catch (const std::exception& wrong) { fail({base::Errc::Internal, {}, wrong.what()}); }
}

/// Says the last word of a request, once, on the window's thread, unless a newer request has been made.
void RunController::report(std::uint64_t ticket, std::function<void()> tell) {
    QMetaObject::invokeMethod(this, [this, ticket, tell = std::move(tell)] {
        if (ticket != ticket_ || !running_) return;
        running_ = false;
        tell();
    });
}

}  // namespace headroom::gui
