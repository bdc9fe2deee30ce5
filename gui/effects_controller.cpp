// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/effects_controller.hpp"

#include <exception>
#include <utility>

#include "gui/format.hpp"
#include "gui/pacer.hpp"
#include "scenarios/planning/change_effects.hpp"

namespace headroom::gui {

namespace {

base::Result<planning::DesignDiff> effectsOf(const std::string& text, const std::string& file,
                                             const study::StudyResult& study, const std::string& design,
                                             const study::RunOptions& run) {
    const auto source = planning::sourceOfText(text, file, {});
    if (!source) return source.error();
    if (auto known = planning::chosenDesigns(*source, {study.designs.front().name, design}); !known)
        return known.error();
    const planning::Source base = planning::onlyDesign(*source, study.designs.front().name);
    const auto scenario = planning::load(base);
    if (!scenario) return scenario.error();
    planning::DesignDiff diff{design,
                              planning::propertyDiff(base.root, planning::onlyDesign(*source, design).root),
                              {},
                              scenario->designs.front().workloads.front().name};
    auto effects = planning::changeEffects(base, diff, study, run);
    if (!effects) return effects.error();
    diff.effects = std::move(*effects);
    return diff;
}

}  // namespace

EffectsController::EffectsController(unsigned jobs, QObject* parent) : QObject(parent), jobs_(jobs) {}

void EffectsController::start(const std::string& text, const std::string& file,
                              std::shared_ptr<const study::StudyResult> study, const std::string& design) {
    const std::uint64_t ticket = ++ticket_;
    worker_.submit([this, text, file, study = std::move(study), design, ticket](const std::stop_token& stop) {
        const auto pacer = std::make_shared<Pacer>();
        study::RunOptions options;
        options.jobs = jobs_;
        options.stop = stop;
        options.onProgress = [this, ticket, pacer](const study::Progress& progress) {
            if (pacer->lets(progress)) tell(ticket, [this, progress] { emit progressed(progress); });
        };
        // An exception is our own mistake or a lack of memory: it must not end the program.
        try {
            auto diff = effectsOf(text, file, *study, design, options);
            if (stop.stop_requested()) return;
            tell(ticket, [this, diff = std::move(diff)] {
                diff ? emit found(*diff) : emit failed(say::text(diff.error().what));
            });
        } catch (const std::exception& wrong) {
            tell(ticket, [this, why = QString::fromUtf8(wrong.what())] { emit failed(why); });
        }
    });
}

void EffectsController::stop() {
    ++ticket_;
    worker_.stop();
}

void EffectsController::tell(std::uint64_t ticket, std::function<void()> what) {
    QMetaObject::invokeMethod(this, [this, ticket, what = std::move(what)] {
        if (ticket == ticket_) what();
    });
}

}  // namespace headroom::gui
