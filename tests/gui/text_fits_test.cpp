// SPDX-License-Identifier: GPL-3.0-or-later
// No text of a page is cut off or written over another, in either language, in a small window and a large one.
#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitterHandle>
#include <QTabBar>

#include <algorithm>

#include "gui/pages/diagram_page.hpp"
#include "gui/widgets/eliding_label.hpp"
#include "gui/widgets/field_form.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "gui/widgets/template_button.hpp"
#include "tests/gui/spoken.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

namespace {

QString nameOf(const QWidget& widget, const QString& text) {
    return QString("%1 \"%2\" (%3 x %4)")
        .arg(QString::fromLatin1(widget.metaObject()->className()), text.left(60))
        .arg(widget.width())
        .arg(widget.height());
}

bool isCut(const QLabel& label) {
    if (label.text().isEmpty() || !label.pixmap().isNull()) return false;
    if (qobject_cast<const ElidingLabel*>(&label) != nullptr) return label.sizeHint().height() > label.height() + 1;
    if (label.wordWrap()) return label.heightForWidth(label.width()) > label.height() + 1;
    return label.sizeHint().width() > label.width() + 1 || label.sizeHint().height() > label.height() + 1;
}

bool isCut(const QPushButton& button) {
    if (const auto* model = qobject_cast<const TemplateButton*>(&button)) return model->shownTitle().endsWith(u'…');
    const int text = button.fontMetrics().size(Qt::TextShowMnemonic, button.text()).width();
    return text > button.width();
}

bool isCut(const QComboBox& box) {
    // What is chosen may be longer than its room; then the tool tip or the list says all of it. Words of ours may not.
    return !box.isEditable() && box.fontMetrics().horizontalAdvance(box.currentText()) > box.width() - 24 &&
           box.toolTip().isEmpty();
}

QStringList cutTexts(QWidget& page) {
    QStringList cut;
    for (const QLabel* label : page.findChildren<QLabel*>()) {
        if (label->isVisible() && isCut(*label)) cut << nameOf(*label, label->text());
    }
    for (const QPushButton* button : page.findChildren<QPushButton*>()) {
        if (button->isVisible() && isCut(*button)) cut << nameOf(*button, button->text());
    }
    for (const QComboBox* box : page.findChildren<QComboBox*>()) {
        if (box->isVisible() && isCut(*box)) cut << nameOf(*box, box->currentText());
    }
    return cut;
}

bool hasText(const QWidget& widget) {
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) return !label->text().isEmpty();
    return qobject_cast<const QAbstractButton*>(&widget) != nullptr ||
           qobject_cast<const QLineEdit*>(&widget) != nullptr || qobject_cast<const QComboBox*>(&widget) != nullptr;
}

/// Texts that one parent holds and that lie over each other.
QStringList overlaps(QWidget& page) {
    QStringList found;
    for (const QWidget* parent : page.findChildren<QWidget*>()) {
        if (!parent->isVisible()) continue;
        std::vector<const QWidget*> texts;
        for (const QWidget* child : parent->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
            if (child->isVisible() && hasText(*child)) texts.push_back(child);
        }
        for (std::size_t i = 0; i < texts.size(); ++i) {
            for (std::size_t j = i + 1; j < texts.size(); ++j) {
                if (!texts[i]->geometry().intersects(texts[j]->geometry())) continue;
                found << nameOf(*texts[i], texts[i]->accessibleName()) + " over " +
                             nameOf(*texts[j], texts[j]->accessibleName());
            }
        }
    }
    return found;
}

/// Panels that scroll down alone and hold more than their width.
QStringList tooWide(QWidget& page) {
    QStringList found;
    for (const QScrollArea* area : page.findChildren<QScrollArea*>()) {
        if (!area->isVisible() || area->widget() == nullptr) continue;
        if (area->horizontalScrollBarPolicy() != Qt::ScrollBarAlwaysOff) continue;
        if (area->widget()->width() <= area->viewport()->width()) continue;
        for (const QWidget* part : area->widget()->findChildren<QWidget*>()) {
            const int least = std::max(part->minimumWidth(), part->minimumSizeHint().width());
            if (part->isVisible() && least > area->viewport()->width() - 24)
                found << nameOf(*part, part->accessibleName()) + QString(" needs %1").arg(least);
        }
        found << nameOf(*area, area->accessibleName());
    }
    return found;
}

void look(Window& window, const char* where) {
    QTest::qWait(30);
    INFO(where);
    const QStringList cut = cutTexts(*window);
    const QStringList over = overlaps(*window);
    CHECK(tooWide(*window).join('\n').toStdString() == "");
    CHECK(cut.join('\n').toStdString() == "");
    CHECK(over.join('\n').toStdString() == "");
}

void lookEverywhere(QSize size) {
    Window window;
    window->resize(size);
    window.show();
    look(window, "start");
    open(window);
    for (int tab = 0; tab <= Workspace::SourceTab; ++tab) {
        part<Workspace>(window).setCurrentIndex(tab);
        look(window, "before a run");
    }
    part<Workspace>(window).setCurrentIndex(Workspace::ResultsTab);
    run(window);
    for (int tab = 0; tab <= Workspace::SourceTab; ++tab) {
        part<Workspace>(window).setCurrentIndex(tab);
        look(window, "after a run");
    }
    for (const auto& [kind, key] :
         {std::pair(OutlineItem::Kind::Resource, "ViewProduct"), std::pair(OutlineItem::Kind::Resource, "Views"),
          std::pair(OutlineItem::Kind::Workload, "Shoppers"), std::pair(OutlineItem::Kind::Design, "on-demand"),
          std::pair(OutlineItem::Kind::Design, "provisioned, scaled"),
          std::pair(OutlineItem::Kind::Resource, "Views")}) {
        part<OutlineView>(window).choose(kind, key);
        look(window, key);
        part<PropertiesPanel>(window).form()->showAll(true);
        look(window, "all settings");
    }
}

}  // namespace

TEST_CASE("no text is cut or overlaps, small and large") {
    lookEverywhere({1280, 800});
    lookEverywhere({1920, 1080});
}

TEST_CASE("no text is cut or overlaps in Indonesian") {
    const Spoken indonesian(Language::Indonesian);
    lookEverywhere({1280, 800});
}

TEST_CASE("no text is cut or overlaps on the first start") {
    Window window(sample::engine(), true);
    window->resize(1280, 800);
    window.show();
    look(window, "welcome");
}

TEST_CASE("the check finds what is cut and what overlaps") {
    QWidget around;
    QWidget page;
    page.resize(300, 100);
    auto* cut = new QLabel("a text that is much longer than its room", &page);
    cut->setGeometry(0, 0, 60, 20);
    auto* over = new QPushButton("over", &page);
    over->setGeometry(30, 0, 80, 20);
    page.show();
    CHECK(cutTexts(page).size() == 1);
    page.setParent(&around);
    around.show();
    page.show();
    CHECK(overlaps(around).size() == 1);
    page.setParent(nullptr);
}
