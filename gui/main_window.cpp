// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/main_window.hpp"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QThread>
#include <QWindow>

#include <algorithm>
#include <utility>

#include "gui/commands.hpp"
#include "gui/format.hpp"
#include "gui/items/key_figures.hpp"
#include "gui/items/outline_others.hpp"
#include "gui/items/problem_model.hpp"
#include "gui/items/source_place.hpp"
#include "gui/pages/diagram_page.hpp"
#include "gui/pages/problem_page.hpp"
#include "gui/pages/source_page.hpp"
#include "gui/pages/states_page.hpp"
#include "gui/pages/workspace.hpp"
#include "gui/read_only.hpp"
#include "gui/run_text.hpp"
#include "gui/widgets/drawer.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "gui/widgets/status_strip.hpp"
#include "gui/widgets/top_bar.hpp"
#include "scenarios/format/assumptions.hpp"

namespace headroom::gui {

namespace {

// Narrower, units and rates of the bill are out of sight until they are scrolled to.
constexpr int kNarrowest = 1120;

}  // namespace

MainWindow::MainWindow(const Engine& engine, Appearance& appearance, QSettings& settings)
    : appearance_(appearance),
      settings_(settings),
      account_(settings),
      recent_(settings),
      examples_(QFileInfo(settings.fileName()).absoluteDir().filePath(QStringLiteral("examples"))),
      open_(engine, recoveryFolderOf(settings)),
      runs_(engine, static_cast<unsigned>(std::max(1, QThread::idealThreadCount()))),
      plans_(engine, static_cast<unsigned>(std::max(1, QThread::idealThreadCount())), open_,
             QFileInfo(settings.fileName()).absoluteDir().filePath(QStringLiteral("sweeps"))),
      actions_(
          open_, [this] { return designName(); }, engine.loadText),
      commands_(new Commands(*this, open_.text().history())) {
    setAcceptDrops(true);
    buildLayout();
    connectFiles();
    connectExchange();
    connectEdits();
    connectRuns();
    connectViews();
    connectSource();
    connectHelp();
    connectWelcome();
    restoreLayout();
    showStart();
    if (!account_.wasAsked()) showWelcome();
}

// Children outlive this part of the window, and hiding as they go some of them signal: nobody is here to listen.
MainWindow::~MainWindow() {
    for (QObject* child : findChildren<QObject*>()) child->disconnect(this);
    open_.text().history().disconnect(this);
    delete centralWidget();  // the source shows a document that is a member of this window
}

void MainWindow::restoreLayout() {
    resize(1280, 800);
    create();  // what tells of another screen
    connect(windowHandle(), &QWindow::screenChanged, this, &MainWindow::fitToScreen);
    fitToScreen();
    restoreGeometry(settings_.value(QStringLiteral("geometry")).toByteArray());
    split_->restoreState(settings_.value(QStringLiteral("columns")).toByteArray());
}

/// On a screen without that room, or with letters twice as large, the properties would lie outside of it. Screens come,
/// go and change their size.
void MainWindow::fitToScreen() {
    connect(screen(), &QScreen::availableGeometryChanged, this, &MainWindow::fitToScreen, Qt::UniqueConnection);
    if (screen()->availableSize().width() >= kNarrowest) return setMinimumWidth(kNarrowest);
    if (minimumWidth() == kNarrowest) setMinimumWidth(minimumSizeHint().width());
}

const format::Scenario* MainWindow::scenario() const {
    return drawn_ && drawn_->loaded.scenario ? &*drawn_->loaded.scenario : nullptr;
}

const document::Node* MainWindow::root() const {
    if (file_ && file_->root) return &*file_->root;
    return drawn_ && drawn_->root ? &*drawn_->root : nullptr;
}

void MainWindow::showFile(const SharedFile& file) {
    const bool first = file_ == nullptr;
    file_ = file;
    if (file->loaded.scenario) drawn_ = file;
    if (first && !file->unreadable && !examples_.contains(file->path)) recent_.add(file->path);
    if (first && file->unreadable && !QFileInfo::exists(file->path)) recent_.remove(file->path);
    if (first) refreshMenus();
    showTitle();
    stack_->setCurrentWidget(split_);
    workspace_->source().show(*file, open_.isEditable());
    const auto problems = problemsOf(*file);
    drawer_->problems().show(problems);
    strip_->setProblems(problemSummary(problems), document::hasError(problems));
    if (first && !file->canRun()) workspace_->setCurrentIndex(Workspace::ResultsTab);
    const int wanted = scenario() && !newDesign_.empty() ? designIndex(*scenario(), newDesign_) : -1;
    if (wanted >= 0) newDesign_.clear();
    showDesign(wanted >= 0 ? wanted : design_);
    if (!newItem_.second.empty()) choose(newItem_.first, std::exchange(newItem_.second, {}));
    if (!file->fromDisk && std::exchange(recovered_, false))
        showNotice(tr("changes that had not been saved are back; Undo takes them away"));
    if (!recovered_) retype();
    if (std::exchange(wantsRun_, false)) startRun();
    if (scenario() != nullptr && std::exchange(wantsTour_, false)) startTour();
    if (scenario() != nullptr && std::exchange(wantsMeasured_, false))
        QMetaObject::invokeMethod(this, &MainWindow::showMeasured, Qt::QueuedConnection);
}

void MainWindow::showDesign(int design) {
    drawDesign(design);
    showFigures();
    // Another design of a run that goes on is seen at once, and no earlier result in its place.
    if (runs_.isRunning() && scenario() != nullptr && !live_.isEmpty())
        workspace_->diagram().showLive(live_, designName());
    showSelection();
    showRunState();
}

/// All but what a run found of it.
void MainWindow::drawDesign(int design) {
    const format::Scenario* shown = scenario();
    const int count = shown ? static_cast<int>(shown->designs.size()) : 0;
    design_ = std::clamp(design, 0, std::max(0, count - 1));
    const auto index = static_cast<std::size_t>(design_);
    Outline outline = shown ? outlineOf(*shown, index) : Outline{};
    if (shown)
        addOtherResources(outline, shown->designs[index],
                          ScenarioEdit::ofDesign(open_.text().text().toStdString(), designName()));
    if (const study::DesignResult* result = shownResult()) markObjectives(outline, *result);
    workspace_->showDesign(shown, index, root(), open_.isEditable());
    workspace_->diagram().sayReadOnly(file_ ? whyReadOnly(*file_) : QString());
    plans_.show(file_, shown ? shown->designs[index].name : std::string());
    outline_->show(std::move(outline), designName());
    for (QWidget* side : std::initializer_list<QWidget*>{outline_, properties_}) side->setVisible(shown != nullptr);
    top_->setDesigns(shown ? designNames(*shown) : QStringList(), design_);
    top_->setSummary(
        shown ? simulationSummary(shown->simulation) : QString(),
        tr("How long is simulated, how often, with which random numbers: Simulation, in the form of a design "
           "or of the scenario."));
    const auto guesses = shown ? format::assumptionsOf(shown->designs) : std::vector<format::Assumption>{};
    drawer_->assumptions().show(guesses);
    strip_->setGuesses(shown ? guessSummary(guesses) : QString());
    // Beside what a run of this very text found an estimate would only be another number.
    const bool found = shownResult() != nullptr && !isStale();
    const bool expected = shown != nullptr && index < drawn_->expected.size() && !found;
    strip_->setEstimate(expected ? expectedText(drawn_->expected[index]) : QString(),
                        expected ? expectedNote(drawn_->expected[index]) : QString());
    strip_->setPrices(shown ? pricesText(*shown, result_.get()) : QString());
}

/// What the run says of the design that is shown, or why there is nothing.
void MainWindow::showFigures() {
    const study::DesignResult* result = shownResult();
    commands_->exportReport->setEnabled(result != nullptr && !reports_.isBusy());
    // While the text is edited the pages keep what was zoomed and folded in them.
    if (result != nullptr && shownStudy_ == result_ && shownDesign_ == result) return;
    shownStudy_ = result != nullptr ? result_ : nullptr;
    shownDesign_ = result;
    workspace_->showRun(result_, result);
    if (result != nullptr) {
        workspace_->showResult(result_, *result, resultText_);
    } else if (wasStopped()) {
        workspace_->showStopped(stoppedText(), live_, designName());
    } else if (!runs_.isRunning() && file_) {
        file_->canRun() ? workspace_->showReady(*file_) : workspace_->showProblems(*file_);
    }
}

std::string MainWindow::designName() const {
    return scenario() != nullptr ? scenario()->designs[static_cast<std::size_t>(design_)].name : std::string();
}

void MainWindow::choose(OutlineItem::Kind kind, const std::string& key) { outline_->choose(kind, key); }

void MainWindow::showSelection() {
    const OutlineItem* item = outline_->selected();
    if (item == nullptr) return properties_->showNothing();
    workspace_->diagram().choose(item->kind, item->key);
    const auto state = item->kind == OutlineItem::Kind::Resource ? workspace_->states().chosenState(item->key)
                                                                 : std::optional<OutlineItem>();
    if (state) item = &*state;
    const study::DesignResult* result = shownResult();
    const ScenarioEdit edit = ScenarioEdit::ofDesign(open_.text().text().toStdString(), designName());
    const bool editable = open_.isEditable() && edit.isReadable() && file_ && file_->root;
    properties_->show(*item, result ? keyFiguresOf(*result_, *result, *item) : std::vector<KeyFigure>{},
                      editable ? &edit : nullptr, std::filesystem::path(open_.path().toStdString()).parent_path(),
                      file_ ? whyReadOnly(*file_) : QString());
    if (item->kind != OutlineItem::Kind::Design || !scenario()) return;
    const int design = designIndex(*scenario(), item->key);
    // The tree is built anew for another design: not while it is telling of its selection.
    if (design >= 0 && design != design_)
        QMetaObject::invokeMethod(
            this, [this, design] { showDesign(design); }, Qt::QueuedConnection);
}

void MainWindow::retype() {
    const auto typed = readTexts(open_.takeTyped());
    if (!typed || scenario() == nullptr) return;
    const int design = designIndex(*scenario(), typed->design);
    if (design >= 0 && design != design_) showDesign(design);
    choose(typed->kind, typed->key);
    properties_->retype(*typed);
}

const study::DesignResult* MainWindow::shownResult() const {
    if (!result_ || !scenario()) return nullptr;
    const auto found = std::ranges::find(result_->designs, designName(), &study::DesignResult::name);
    return found == result_->designs.end() ? nullptr : &*found;
}

void MainWindow::toggleDrawer(int list) {
    const auto wanted = static_cast<Drawer::List>(list);
    if (drawer_->shows(wanted)) return drawer_->hide();
    drawer_->open(wanted);
}

}  // namespace headroom::gui
