import gc
import unittest
from dataclasses import dataclass
import weak_observers_self_contained
import weak_values_self_contained
from weak_observers_self_contained import WeakObservers
from weak_values_self_contained import WeakValueCache


class Thing:
    pass


class Falsy(list):
    pass


class WeakValues(unittest.TestCase):
    def test_works_as_inserted(self):
        thing = weak_values_self_contained.cache.get_or_create("a", lambda key: Thing())
        self.assertIs(weak_values_self_contained.cache.get_or_create("a", lambda key: Thing()), thing)

    def test_shares_one_object_and_lets_it_go(self):
        cache = WeakValueCache()
        kept = cache.get_or_create("kept", lambda key: Falsy())
        self.assertIs(cache.get_or_create("kept", lambda key: Falsy()), kept)
        cache.get_or_create("dropped", lambda key: Thing())
        gc.collect()
        self.assertEqual((len(cache), "kept" in cache, "dropped" in cache), (1, True, False))

    def test_keeps_a_newer_object_under_the_key_of_one_that_dies_later(self):
        cache = WeakValueCache()
        old = Thing()
        old.itself = old
        cache._values["a"] = old
        newer = cache._values["a"] = Thing()
        del old
        gc.collect()
        self.assertIs(cache.get_or_create("a", lambda key: Thing()), newer)


@dataclass
class Unhashable:
    name: str
    heard: list

    def update(self, event):
        self.heard.append(self.name)


@dataclass(frozen=True)
class Equal:
    name: str
    heard: list

    def update(self, event):
        self.heard.append(self.name)


class Observer:
    def __init__(self, name, heard, then=lambda: None):
        self.name, self.heard, self.then = name, heard, then

    def update(self, event):
        self.heard.append(f"{self.name} {event}")
        self.then()


class Observers(unittest.TestCase):
    def test_tells_each_once_in_order(self):
        observers, heard = weak_observers_self_contained.observers, []
        a, b = Observer("a", heard), Observer("b", heard)
        for observer in (a, b, a):
            observers.add(observer)
        observers.notify("one")
        observers.discard(a)
        observers.discard(a)
        observers.notify("two")
        self.assertEqual(heard, ["a one", "b one", "b two"])

    def test_forgets_an_observer_that_nobody_refers_to(self):
        observers, heard = WeakObservers(), []
        kept = Observer("kept", heard)
        observers.add(kept)
        observers.add(Observer("dropped", heard))
        gc.collect()
        observers.notify("event")
        self.assertEqual((len(observers), heard), (1, ["kept event"]))

    def test_lets_observers_come_and_go_meanwhile(self):
        observers, heard = WeakObservers(), []
        late, gone = Observer("late", heard), Observer("gone", heard)

        def change():
            observers.discard(gone)
            observers.add(late)

        first = Observer("first", heard, change)
        observers.add(first)
        observers.add(gone)
        observers.notify("event")
        self.assertEqual((heard, len(observers)), (["first event"], 2))

    def test_takes_each_object_for_itself(self):
        observers, heard = WeakObservers(), []
        unhashable, one, other = Unhashable("a", heard), Equal("b", heard), Equal("b", heard)
        for observer in (unhashable, one, other, one):
            observers.add(observer)
        observers.notify("event")
        observers.discard(one)
        self.assertEqual((heard, len(observers), one in observers, other in observers), (["a", "b", "b"], 2, False, True))

    def test_tells_all_when_one_raises(self):
        observers, heard = WeakObservers(), []

        def fail():
            raise KeyError("a")

        kept = [Observer("a", heard, fail), Observer("b", heard)]
        for observer in kept:
            observers.add(observer)
        with self.assertRaises(KeyError):
            observers.notify("event")
        self.assertEqual(heard, ["a event", "b event"])
