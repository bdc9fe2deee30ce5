// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/plan_controller.hpp"

#include <exception>
#include <utility>

#include "gui/pacer.hpp"

namespace headroom::gui {

base::Result<SharedAnswer> answerQuestion(const std::string& text, const std::filesystem::path& file,
                                          const planning::Question& question, const study::RunOptions& run) {
    const auto source = planning::sourceOfText(text, file.string(), {});
    if (!source) return source.error();
    auto answer = planning::answer(*source, question, run);
    if (!answer) return answer.error();
    return std::make_shared<const planning::Answer>(std::move(*answer));
}

PlanController::PlanController(const Engine& engine, unsigned jobs, QObject* parent)
    : QObject(parent), engine_(engine), jobs_(jobs) {}

void PlanController::ask(const std::string& text, const std::filesystem::path& file, planning::Question question) {
    const std::uint64_t ticket = ++ticket_;
    working_ = true;
    askedAt_ = std::chrono::steady_clock::now();
    worker_.submit([this, text, file, question = std::move(question), ticket](const std::stop_token& stop) {
        work(text, file, question, ticket, stop);
    });
}

double PlanController::workedFor() const {
    if (!working_) return 0.0;
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - askedAt_).count();
}

void PlanController::cancel() {
    if (!working_) return;
    worker_.stop();
    // Work that had not begun yet says nothing any more, so it is said here; a later word of the worker is dropped.
    const std::uint64_t ticket = ticket_;
    worker_.submit([this, ticket](const std::stop_token&) {
        report(ticket, [this] { emit failed({base::Errc::Cancelled, {}, "Stopped before anything was finished."}); });
    });
}

void PlanController::abandon() {
    ++ticket_;
    working_ = false;
    worker_.stop();
}

/// Runs on the worker. An exception is our own mistake or a lack of memory: it must not end the program.
void PlanController::work(const std::string& text, const std::filesystem::path& file,
                          const planning::Question& question, std::uint64_t ticket, const std::stop_token& stop) {
    const auto fail = [&](base::Error error) {
        report(ticket, [this, error = std::move(error)] { emit failed(error); });
    };
    const auto pacer = std::make_shared<Pacer>();
    study::RunOptions options;
    options.jobs = jobs_;
    options.stop = stop;
    options.onProgress = [this, ticket, pacer](const study::Progress& progress) {
        if (!pacer->lets(progress)) return;
        QMetaObject::invokeMethod(this, [this, ticket, progress] {
            if (ticket == ticket_ && working_) emit progressed(progress);
        });
    };
    try {
        auto answer = engine_.answer(text, file, question, options);
        if (!answer) return fail(answer.error());
        report(ticket, [this, answer = std::move(*answer)] { emit answered(answer); });
    } catch (const std::exception& wrong) { fail({base::Errc::Internal, {}, wrong.what()}); }
}

/// Says the last word of a question, once, on the window's thread, unless a newer one has been asked.
void PlanController::report(std::uint64_t ticket, std::function<void()> tell) {
    QMetaObject::invokeMethod(this, [this, ticket, tell = std::move(tell)] {
        if (ticket != ticket_ || !working_) return;
        working_ = false;
        tell();
    });
}

}  // namespace headroom::gui
