// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

#include <mutex>

#include "gui/items/plan_words.hpp"
#include "gui/pages/compare_area.hpp"
#include "gui/pages/plan_page.hpp"
#include "gui/widgets/answer_view.hpp"
#include "tests/gui/sample_plan.hpp"
#include "tests/gui/window_steps.hpp"

/// What tests of the questions of planning do again and again.
namespace headroom::sample {

/// Answers as the sample does and remembers what it was asked.
struct Oracle {
    gui::Engine engine() {
        gui::Engine made = planningEngine();
        made.answer = [this, plain = made.answer](const std::string& text, const std::filesystem::path& file,
                                                  const planning::Question& question, const study::RunOptions& run) {
            const std::lock_guard lock(mutex);
            asked.push_back(question);
            return plain(text, file, question, run);
        };
        return made;
    }
    std::mutex mutex;
    std::vector<planning::Question> asked;
};

inline QPushButton& button(QWidget& in, const QString& text) {
    for (QPushButton* one : in.findChildren<QPushButton*>()) {
        if (one->isVisible() && one->text() == text) return *one;
    }
    FAIL("there is no button " << text.toStdString());
    throw 0;
}

template <class T>
T& named(QWidget& in, const QString& name) {
    for (T* one : in.findChildren<T*>()) {
        if (one->isVisible() && one->accessibleName() == name) return *one;
    }
    FAIL("there is no " << name.toStdString());
    throw 0;
}

/// Opens the sample and goes to a kind of question as a person does.
inline gui::PlanPage& openPlan(Window& window, planning::QuestionKind kind) {
    open(window);
    part<gui::Workspace>(window).setCurrentIndex(gui::Workspace::CompareTab);
    auto& area = part<gui::CompareArea>(window);
    QTest::mouseClick(&button(area, gui::plan::title(kind)), Qt::LeftButton);
    return part<gui::PlanPage>(window);
}

inline void ask(gui::PlanPage& page, planning::QuestionKind kind) {
    QTest::mouseClick(&button(page, gui::plan::button(kind)), Qt::LeftButton);
    const auto ready = [&] {
        for (const QPushButton* one : page.findChildren<QPushButton*>()) {
            if (one->isVisible() && one->text() == gui::plan::button(kind)) return true;
        }
        return false;
    };
    REQUIRE(QTest::qWaitFor(ready));
    REQUIRE(page.findChild<gui::AnswerView*>()->isVisible());
}

}  // namespace headroom::sample
